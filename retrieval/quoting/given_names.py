"""First names, and which gender most of those who bear them have."""

from __future__ import annotations

MALE = "m"
FEMALE = "f"

GIVEN_NAMES: dict[str, str | None] = (
    dict.fromkeys(
        """
    aaron abdul abe abel abraham adam adan adolfo adolph agustin ahmad ahmed alan albert alberto
    alden aldo alec alejandro alex alexander alfonso alfonzo alfred alfredo ali allan alonzo
    alphonse alphonso alton alvaro alvin amos anders andre andres andrew andy angelo anthony
    antoine anton antonio antony antwan archie armand armando arnold arnulfo aron arron arthur
    arturo aurelio barack barney barry bart bashar beau ben benito benjamin benny bernard
    bernardo bernie bert beto bilal bill billy bjorn blaine blake bob bobby boris brad bradley
    brain branden brandon brant brendan brent brenton bret brett brian bruce bruno bryan bryce
    bryon buford byron caleb calvin carl carlo carlos carmelo carmine cedric cesar chadwick
    charles charley chester chris christoper christopher chuck clarence claude claudio clayton
    clement clifford clifton clint clyde cody colin collin conrad corey cornelius coy craig curt
    curtis cyril cyrus damian damien damon dan dane danial daniel danny dante daren darin darius
    darrel darrell darren darrin darryl darwin daryl dave david deandre delbert delmar denis
    dennis derek derick derrick desmond dewayne dewey dexter dick diego dino dirk dmitri dmitry
    domingo dominic dominick don donald donn donnell donny doug douglas duane dustin dwayne
    dwight dylan earle earnest ed eddy edgar edgardo edmond edmund eduardo edward edwardo edwin
    efrain efren elbert eldon eli elias elijah eliseo elliot elmer elmo elon eloy elton elvin
    elvis elwood emanuel emery emil emile emilio emmanuel emmett emory enrique eric erich erick
    erik ernest ernesto ernie errol ervin erwin esteban ethan eugene eugenio evan everette ezra
    fabian fabrice faustino federico felipe felix ferdinand fernando floyd forrest francis
    francisco frank franklin fred freddy frederic frederick fredrick gabriel galen garland garry
    garth gary gavin genaro geoffrey george gerald gerard gerardo gil gilbert gilberto gino
    giorgos giovanni giuseppe glenn gonzalo gordon grady graham greg gregg gregorio gregory
    grover guillermo gus gustavo haider hakeem hal hamid hamza hans harlan harley harold harry
    harvey hassan hector henrik henry herbert heriberto herman herschel hershel hiram homer
    horace howard hubert hugh hugo humberto ian ibrahim ignacio igor imran irvin irving isaac
    isaiah isiah isidro ismael issac ivan jack jacob jacques jake jamaal jamal jamar jamel james
    jared jarred jarrod jason jasper javier jay jayson jean-claude jeb jeff jeffery jeffrey
    jeffry jens jerald jeremiah jeremy jermaine jerold jerome jerrod jerry jess jesse jim jimmy
    joaquin joe joel joesph john johnathan johnathon johnny jon jonas jonathan jonathon jorge
    jose josef joseph josh joshua josiah josue juan judson julian julio julius justin kareem
    karl keith kelvin ken kendrick kenneth kennith kenny kent kermit kevin khalid kieth kirk
    kristopher kurt kurtis kyle lamont landon lanny larry lars laurence lawrence lazaro leland
    lemuel leo leon leonard leonardo leonel leopoldo leroy lester levi lewis linwood lionel
    lloyd lon lorenzo louis lowell loyd luc luca luciano lucien lucio luis luke luther lyle
    lyman mahmoud malcolm manuel marc marcel marcelino marco marcos marcus margarito mariano
    mario mark marlon martin marvin mathew matt matteo matthew maurice mauricio melvin merlin
    mervin michael micheal miguel mikael mike mikhail millard milton mitch mitchel mitt mohammad
    mohammed moises monty moses muhammad mustafa myles myron nate nathan nathaniel ned neil
    nestor newt nicholas nick nickolas nicolas nigel nils noah noe norbert norberto norman
    normand nouri octavio olaf oleg olin oliver omar orville osama oscar osvaldo otis otto owen
    pablo pascal pasquale patrick paul pedro percy pete peter petro phil philip phillip pierre
    piers preston quentin quinton rafael rahm raj ralph ramiro ramon randal randall randell
    randolph randy raphael raul raymond raymundo recep reggie reginald reinaldo reince reuben
    rex reynaldo ricardo richard rick rickey ricky rico rigoberto rob robby robert roberto rocco
    rod roderick rodger rodney rodolfo rodrick rodrigo rogelio roger roland rolando romeo ron
    ronald ronnie ronny roscoe rosendo roy ruben rudolph rudy rufus rupert russ russel russell
    ryan saddam salvatore sam sammy samuel sanjay saul scot scott scotty sean sebastian sergei
    sergey sergio serhiy seth shane shaun sheldon sherman shinzo silas simon sonny stan stanley
    stefan stephan stephen sterling steve steven stuart sven sylvester tariq ted teddy terence
    terrance terrell terrence terry thad thaddeus theodore theron thierry thomas thurman tim
    timmy timothy todd tom tomas tommy tony travis trent trevor trey troy tucker tyrone tyson
    ulysses valentin vern vernon vicente victor vikram viktor vince vincent virgil vito vladimir
    volodymyr wade walter warren wayne weldon wendell wesley wilbert wilbur wilburn wilford
    wilfred wilfredo willard william wilmer wilton winfred winston woodrow xavier yevgeny yusuf
    yves zachary zachery zane
    """.split(),
        MALE,
    )
    | dict.fromkeys(
        """
    abbie abby abigail ada addie adela adele adelina adeline adriana adrianne adrienne agatha
    agnes aida aileen aimee ainsley aisha alana alba alecia alejandra alene aletha alexa
    alexandra alfreda alice alicia alina aline alisa alisha alison alissa allene allie allison
    allyson alta althea alvina alyce alyson alyssa amalia amanda amber amelia amie amparo amy
    ana anastasia andrea angela angelia angelica angelina angeline angelique angelita angie
    anita ann anna annabelle anne annemarie annetta annette annie annika annmarie antionette
    antoinette aparna araceli aretha arleen arlene arline ashlee ashleigh ashley asma astrid
    athena audra audrey aurelia ava avis barb barbara barbra beatrice beatriz becky belinda
    bella belva benazir benita bernadette bernadine bernice berniece berta bertha bertie beryl
    bess bessie beth bethany betsy bette bettie bettina betty bettye beulah beverley beverly
    bianca birdie blanca blanche bobbi bonita bonnie brandi brandie breanna brenda briana
    brianna brianne bridget bridgett bridgette brigitte britney brittany brittney brooke caitlin
    callie camilla camille candace candice candida cara caren cari caridad carissa carla carlene
    carly carmel carmela carmelita carmella carol carole caroline carolyn carrie caryn casandra
    cassandra cassie catalina catharine catherine cathleen cathrine cathryn cathy catrina
    cecelia cecile cecilia celeste celestine celia celina chandra chantel charla charlene
    charlotte charmaine chasity chelsey cheri cherie cheryl chloe christa christal christen
    christi christiane christie christin christina christine christy chrystal cindi cindy claire
    clara clare clarice clarissa claudette claudia claudine coleen colette colleen concetta
    condoleezza connie constance consuelo cora cori corina corine corinne cornelia corrine
    cortney cristina cristy cynthia dalia damaris danette daniela danielle danna daphne dara
    darcy darla darlene dayna deana deann deanna deanne debbie debby debora deborah debra deena
    deidra deidre deirdre delia delilah della delma delois delores deloris delphine demetria
    dena denice denise desiree dessie diana diane diann dianna dianne dina dinah dionne dixie
    dollie dolly dolores dominga dona donna dora doreen doretha doris dorothea dorothy dorris
    dorthy dottie earlene earline earnestine ebony edith edna edwina edythe effie eileen elaine
    elda eleanor eleanore elena elia elida elinor elisa elisabeth elise elissa eliza elizabeth
    ella ellen ellie elma elnora eloisa eloise elouise elsa elsie elva elvia elvira elyse emilia
    emilie emily emma enid erica ericka erika erin erlinda erma erna ernestina ernestine
    esmeralda esperanza essie estela estella estelle esther ethel etta eugenia eula eunice eva
    evangelina evangeline evelyn evette fannie fanny fatima fay faye federica felecia felicia
    felicita filomena flor flora florence florine flossie fran frances francesca francine
    francisca freda freida frieda gabriela gabrielle gail gayla gena genevieve georgette
    georgina geraldine geri gertrude gilda gillian gina giorgia gisela gladys glenda glenna
    gloria goldie grace gracie graciela greta gretchen griselda guillermina gussie gwen
    gwendolyn hallie hannah harriet harriett harriette hattie haydee heather heidi helen helena
    helene helga henrietta herminia hilary hilda hillary hollie hortencia huma ida ila ilene
    ilhan imelda imogene ina indra ines inez ingrid iola iona ione irene irma isabel isabell
    isabella isabelle iva ivanka ivette jacinda jacklyn jaclyn jacqueline jacquelyn jacquline
    jami jana jane janel janell janelle janet janette janice janie janine janis janna jannie
    jaqueline jasmin jasmine jayme jayne jeanette jeanie jeanine jeanna jeanne jeannette jeannie
    jeannine jena jenifer jenna jennie jennifer jenny jeri jerri jessica jill jillian joan joann
    joanna joanne jocelyn jodi jodie johanna jolene joni josefa josefina josephine josie joyce
    juana juanita judi judith judy julia juliana julianne julie juliet juliette justina justine
    kaitlin kaitlyn kamala kara karen kari karin karina karla karrie karyn kate katelyn
    katharine katherine katheryn kathi kathie kathleen kathrine kathryn kathy katie katina
    katrina katy kay kaye kayla kayleigh keisha kelli kellie kellyanne kelsey kendra keri kerri
    kerrie kimberlee kimberley kimberly kira kirsten kisha krista kristal kristen kristi kristie
    kristin kristina kristine kristy krystal krystle kylie lacey ladonna lakeisha lakesha
    lakisha lana larissa lashawn lashonda latanya latasha latisha latonya latoya latrice laura
    lauren lauretta lauri laurie lavonne lawanda lea leah leann leanna leanne leeann leila lela
    lelia lena lenora lenore leola leona leonor leora leota lesa lessie leta letha leticia
    letitia lettie libby lidia lila lilia lilian liliana lillian lillie lilly lina linda lisa
    liz liza lizzie lois lola lolita lona lora loraine lorena lorene loretta lori lorie lorna
    lorraine lorri lorrie lottie louella louisa louise luann lucia lucile lucille lucinda
    lucretia lucy luella luisa lula lura lydia lyn lynda lynette lynne lynnette mabel mable
    madeleine madeline madelyn madge madonna mae magdalena maggie mai malala malinda malissa
    mallory mamie mandi mandy manuela mara marcela marcella marci marcia marcie marcy margaret
    margarita marge margery margie margo margot margret marguerite mari maria marian mariana
    marianna marianne maribel maricela marie marilyn marilynn marina marisa marisela marisol
    marissa maritza marjorie marjory marla marlene marquita marsha marta martha martina marva
    mary maryann maryanne marybeth maryellen maryjane marylou matilda matilde mattie maude
    maudie maura maureen maurine mavis maxine maya mayme mayra meagan megan meghan megyn melania
    melanie melba melinda melisa melissa mellisa mellissa melodie melva meredith mia michaela
    michele michell michelle migdalia mika mildred millicent millie mina mindy minerva minnie
    miranda miriam mirna mitzi mollie molly mona monica monika monique muriel myra myrna nadia
    nadine nan nancy nanette nannie naomi natalia natalie natalya natasha nelda nell nellie
    nelly nettie neva nichole nicole nikki nilda nina nita noelle noemi nola nona nora noreen
    norma octavia ofelia olena olga olivia ophelia oralia paige pam pamala pamela pansy pascale
    patrica patrice patricia patsy patti pattie patty paula paulette paulina pauline pearlie
    pearline peggy penelope penny petra phillis phoebe phyllis pilar polly pricilla priscilla
    rachael racheal rachel rachelle rae rafaela ramona randi raquel rashida reba rebeca rebecca
    rebekah regina reina rena renae renee renita reta retha reva rhea rhoda rhonda rita robbin
    roberta robyn rochelle rocio ronda rosa rosalee rosalia rosalie rosalind rosalinda rosalyn
    rosanna rosanne rose roseann roseanne rosella rosemarie rosetta rosie rosita roslyn rowena
    roxana roxanna roxanne roxie ruth ruthie sabrina sadie sallie sally samantha samatha sandi
    sandra sara sarah sasha saundra segolene selena selina selma serena shana shanda shanna
    shari sharlene sharon sharron shauna shawna shayla sheena sheila shelia shelley shellie
    shelly sheree sheri sherri sherrie sheryl shiela shirley shonda sigrid silvia simone socorro
    sofia sondra sonia sonja sonya sophia sophie staci stacie stefanie stella stephanie sue
    susan susana susanna susanne susie suzan suzanne suzette svetlana sybil sylvia tabatha
    tabitha tamara tameka tamela tamera tami tamika tammi tammie tammy tamra tana tania tanisha
    tanya tara taryn tasha tawana tera teresa teresita teri terri terrie tessa tessie thelma
    theodora theresa therese tiffani tiffany tillie tina tisha tomasa toni tonia tonya tori
    traci tracie treva tricia trina trisha trudy tulsi twila ursula vada valarie valeria valerie
    vanessa veda velma vera verda verna vernell vernice veronica vicki vickie vicky victoria
    vilma viola virgie vivian vonda wanda wendi wendy wilda wilhelmina willa wilma winifred
    winnie winona yesenia yolanda yulia yvette yvonne zelda zella zelma zenaida zoe zoila
    """.split(),
        FEMALE,
    )
    | dict.fromkeys(
        """
    adrian alexis alva antonia ariel aubrey augustine bennie billie bobbie cameron carey carmen
    carrol cary casey cecil charlie clair cleo colby cory courtney dana dannie darnell dee
    demetrius denny deon devin devon dion donnie dorian dusty eddie elisha frankie freddie gayle
    gerry guadalupe hollis ira jackie jaime jamey jamie jan jean jessie jimmie jody joey johnie
    johnnie kasey kelly kendall kris lacy lavern laverne leigh lesley leslie lindsay lindsey
    lonnie loren lou louie lupe lynn marlin marty merle micah michal michel mickey nicky noel
    ola ollie refugio rene rickie robbie robin rory rosario royce sammie scottie shannon shawn
    sidney sol stacey stacy stevie toby tommie tory tracey tracy tristan val whitney willie
    """.split()
    )
)
"""First names, folded; None for those that men and women bear alike.

Those that at least 6 in 100,000 Americans bore in the census of 1990, as the United States Census
Bureau counted them (dist.male.first, dist.female.first: in the public domain), and some from
elsewhere by hand. Words, places and what is more often a surname are left out. A gender is told
where 95 in 100 have it; a title or a pronoun in the text counts for more.
"""
