"""Questions about what no news archive of the training data is about."""

from __future__ import annotations

OFF_SUBJECT = tuple(
    """
How long should I boil an egg?
What temperature do you bake sourdough bread at?
Which spices go into garam masala?
How do I caramelise onions?
What can replace buttermilk in pancakes?
How much yeast does a pizza dough need?
Why does mayonnaise split?
What is the difference between baking soda and baking powder?
How do you sharpen a kitchen knife?
Which cut of beef is best for stew?
How long does fresh pasta keep in the fridge?
What wine goes with grilled salmon?
How many grams are in a cup of flour?
Who invented the croissant?
What does blanching vegetables mean?
How many players are on a volleyball team?
Who won the Tour de France in 1986?
What is the offside rule?
How high is a basketball hoop?
How many sets are played in a Wimbledon final?
Which country won the first Rugby World Cup?
What is a googly in cricket?
Who holds the world record in pole vault?
How far is a marathon?
When was the first Super Bowl played?
How many holes has a golf course?
What does a libero do?
Which club did Pelé play for as a teenager?
Who was the youngest chess grandmaster?
What is castling in chess?
How do I reverse a list in Python?
What is a segmentation fault?
Why is quicksort faster than bubble sort?
How do I undo a git commit?
What does the static keyword mean in Java?
Which port does PostgreSQL listen on?
How do I center a div with CSS?
What is a race condition?
Who created the Rust programming language?
What does malloc return when memory runs out?
How do I parse JSON in JavaScript?
What is the difference between TCP and UDP?
How many bits are in a byte?
What is a monad?
When was Linux first released?
How do I exit vim?
What is Big O notation?
How far is the Moon from the Earth?
What is a neutron star?
How many moons does Jupiter have?
Why is Mars red?
Who discovered Uranus?
What is the Chandrasekhar limit?
How old is the universe?
When will Halley's Comet return?
What is dark matter made of?
How hot is the surface of Venus?
Which galaxy is closest to the Milky Way?
What causes a lunar eclipse?
How fast does light travel?
What is the boiling point of mercury?
How many protons has carbon?
What is the chemical formula of ammonia?
What is photosynthesis?
How do vaccines train the immune system?
What is the largest organ of the human body?
How many chromosomes do dogs have?
What do pandas eat?
How long do tortoises live?
Why do cats purr?
What is the fastest land animal?
How do bees make honey?
Which bird lays the largest egg?
What is the capital of Mongolia?
How tall is Kilimanjaro?
Which river flows through Budapest?
What is the longest river in Asia?
What currency is used in Thailand?
How many islands make up Indonesia?
Which desert is the driest?
What language is spoken in Suriname?
Who painted The Starry Night?
Who composed the Brandenburg Concertos?
Who wrote Crime and Punishment?
When was the Sistine Chapel painted?
What is a haiku?
Who sculpted The Thinker?
What instrument did Paganini play?
Who wrote the opera Carmen?
In which year did Mozart die?
What is the plot of Moby-Dick?
Who is the author of Don Quixote?
What is iambic pentameter?
Who directed Seven Samurai?
When did the Western Roman Empire fall?
Who was the first emperor of China?
What was the Hanseatic League?
Who signed the Magna Carta?
When was the Battle of Hastings?
What caused the fall of Constantinople?
Who built Machu Picchu?
How long did the Hundred Years' War last?
Who was Hammurabi?
What was the Rosetta Stone used for?
What is the derivative of x squared?
What is a prime number?
Who proved Fermat's Last Theorem?
What is the square root of 144?
How many sides has a dodecahedron?
What is the Pythagorean theorem?
How do you invert a matrix?
What is standard deviation?
What is the meaning of life?
Who coined the term existentialism?
What is Occam's razor?
What did Kant mean by the categorical imperative?
How do I repot an orchid?
When should roses be pruned?
What soil do blueberries need?
How do I get rid of aphids?
How often should a lawn be watered?
How do I tie a bowline knot?
How do I change a bicycle tube?
What does a carburetor do?
How often should engine oil be changed?
What is torque?
How do I remove a wine stain?
Which paint is best for a bathroom ceiling?
How do I unclog a sink?
What is a mortgage?
How does compound interest work?
What is an index fund?
What is the difference between a stock and a bond?
How do I write a cover letter?
What is the past participle of swim?
How do you say thank you in Finnish?
What is an adverb?
What does the Latin phrase carpe diem mean?
How many letters are in the Greek alphabet?
How do I meditate?
How many hours should a toddler sleep?
What are the symptoms of scurvy?
Which vitamin is in carrots?
How is blood pressure measured?
What is a sonnet?
How do volcanoes form?
What is a tectonic plate?
How are clouds classified?
What is the hardest mineral?
How are diamonds made?
What is a fjord?
Why is the sky blue?
What is the ozone layer?
How does a microwave oven heat food?
How does a refrigerator work?
What is the periodic table?
How do magnets work?
What is Ohm's law?
How does GPS find a position?
What did Boris Johnson say about the Irish backstop?
Who resigned as chairman of the Fed after the audit?
How many delegates did Bernie Sanders win in Vermont?
What did Theresa May promise Jean-Claude Juncker?
Why was the Keystone pipeline permit revoked?
When did Marco Rubio suspend his campaign?
What does Ted Cruz think about the flat tax?
How much did the Clinton Foundation raise from donors?
Who moderates the vice-presidential debate?
What did Paul Ryan say about Donald Trump's tax returns?
Who leads the House Freedom Caucus?
What did James Comey tell Congress about the emails?
How many superdelegates support Martin O'Malley?
Where was the Republican National Convention of 2016 held?
Why did Scott Walker leave the race?
What did Angela Merkel decide about the refugee quota?
When is the referendum on Scottish independence?
What does the Trans-Pacific Partnership change for farmers?
Who was nominated to succeed Antonin Scalia?
How did Mitch McConnell answer the Garland nomination?
Which senators voted against the Zika funding bill?
What did Ben Carson say about Syrian refugees?
How many states expanded Medicaid under Obamacare?
Who is the campaign manager of Jeb Bush?
What did Mike Pence say about Roe v. Wade?
""".strip().splitlines()
)
"""Cooking, sport, code, nature, history …, and at the end politics of other years."""
