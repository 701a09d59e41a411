"""Where quotations are, who says them, who is who."""
