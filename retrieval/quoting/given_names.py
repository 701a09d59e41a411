"""First names, and which gender most of those who bear them have."""

from __future__ import annotations

MALE = "m"
FEMALE = "f"

GIVEN_NAMES: dict[str, str | None] = (
    dict.fromkeys(
        """
    aaron abdul abe abel abraham adam adan adolfo adolph agustin ahmad ahmed aksel alan alasdair
    albert alberto alden aldo alec alejandro alex alexander alfonso alfonzo alfred alfredo ali
    alistair allan alonzo alphonse alphonso alton alvaro alvin amadou amos anders andre andres
    andrew andy angelo anselm anthony antoine anton antoni antonio antony antwan archie arjun armand
    armando arne arnold arnulfo aron arron arthur arturo arvid asger atanas aurelio baptiste barack
    barney barry bart bashar bastien beau ben benito benjamin benny benoit bernard bernardo bernie
    bert bertrand beto bilal bill billy birger bjorn blaine blake bob bobby bogdan boris boubacar
    brad bradley brain branden brandon brant brendan brent brenton bret brett brian bruce bruno
    bryan bryce bryon buford byron caleb callum calvin carl carlo carlos carmelo carmine cedric
    cesar chadwick charles charley chester chidi chris christoper christoph christopher chuck
    clarence claude claudio clayton clemens clement clifford clifton clint clyde cody colin collin
    colm conrad corey cormac cornelius coy craig curt curtis cyril cyrus dagfinn damian damien damon
    dan dane danial daniel danny dante daren darin darius darrel darrell darren darrin darryl darwin
    daryl dave david deandre delbert delmar denis dennis derek derick derrick desmond dewayne dewey
    dexter dick diego dietmar dimitri dino dirk dmitri dmitry dmytro domingo dominic dominick don
    donald donn donnell donny doug douglas duane dustin dwayne dwight dylan eamon earle earnest ed
    eddy edgar edgardo edmond edmund eduardo edvard edward edwardo edwin efrain efren egil einar
    eirik elbert eldon eli elias elijah eliseo elliot elmer elmo elon eloy elton elvin elvis elwood
    emanuel emeka emery emil emile emilio emmanuel emmett emory enrique enzo eric erich erick erik
    erling ernest ernesto ernie errol ervin erwin espen esteban ethan etienne eugene eugenio evan
    everette evgeny ezra fabian fabrice faustino federico felipe felix ferdinand fergus fernando
    finlay florian floyd forrest francis francisco frank franklin fred freddy frederic frederick
    fredrick friedrich frode gabriel galen garland garry garth gary gaston gavin genaro geoffrey
    george gerald gerard gerardo gerhard gianluca gil gilbert gilberto gino giorgos giovanni giulio
    giuseppe glenn gonzalo goran gordon grady graham greg gregg gregorio gregory grigory grover
    guillaume guillermo gunnar gus gustaf gustavo haider hakan hakeem hal hamid hamish hamza hans
    harlan harley harold harry haruto harvey hassan hector helmut henrik henry herbert heriberto
    herman herschel hershel hiram hiroshi homer horace howard hubert hugh hugo hugues humberto ian
    ibrahim ibrahima ignacio igor ilya imran irvin irving isaac isaiah isiah isidro ismael issac
    ivan ivo jack jacob jacques jake jakob jamaal jamal jamar jamel james jannik jared jarred jarrod
    jason jasper javier jay jayson jean-claude jeb jeff jeffery jeffrey jeffry jens jerald jeremiah
    jeremy jermaine jerold jerome jerrod jerry jess jesse jim jimmy joao joaquin jochen joe joel
    joesph john johnathan johnathon johnny jon jonas jonathan jonathon jorge jorgen jose josef
    joseph josh joshua josiah josue juan judson julian julio julius jurgen justin kareem karl kaspar
    kazuo keith kelvin ken kendrick kenji kenneth kennith kenny kent kermit kevin khalid kieth kirk
    klaus kofi konrad kristian kristopher kurt kurtis kwame kyle lachlan lamont landon lanny larry
    lars laszlo laurence lawrence lazaro leland lemuel lennart leo leon leonard leonardo leonel
    leopold leopoldo leroy lester levi lewis linwood lionel lloyd loic lon lorenzo louis lowell loyd
    luc luca luciano lucien lucio ludovic luis lukas luke luther lyle lyman maarten magnus mahmoud
    malcolm mamadou manuel marc marcel marcelino marco marcos marcus marek margarito mariano mario
    mark marlon martin marvin mateusz mathew mathieu matt matteo matthew matthias maurice mauricio
    maxime mehdi melvin merlin mervin michael micheal miguel mihai mikael mike mikhail mikko millard
    milton miroslav mitch mitchel mitt mohamed mohammad mohammed moises monty moses muhammad mustafa
    myles myron nate nathan nathaniel ned neil nestor newt niall nicholas nick nickolas nicolas
    nigel nikolai nikos nils noah noe norbert norberto norman normand nouri octavio oisin olaf olav
    oleg oleksandr olin oliver olivier omar orville osama oscar osvaldo otis otto ousmane owen pablo
    pascal pasquale patrick paul pavel pedro pekka percy pete peter petr petro phil philip philippe
    phillip pierre piers pieter piotr preston quentin quinton rafael rahm raj ralph ramiro ramon
    randal randall randell randolph randy raphael rasmus raul ravi raymond raymundo recep reggie
    reginald reinaldo reince reinhard remi reuben rex reynaldo ricardo richard rick rickey ricky
    rico rigoberto rob robby robert roberto rocco rod roderick rodger rodney rodolfo rodrick rodrigo
    rogelio roger rohan roland rolando romeo ron ronald ronnie ronny roscoe rosendo roy ruairi ruben
    rudolph rudy rufus rupert russ russel russell ryan saddam salvatore sam sammy samuel sanjay saul
    scot scott scotty sean sebastian sebastien sergei sergey sergio serhiy seth shane shaun sheldon
    sherman shinzo sigurd silas simon sonny soren stan stanley stefan stelios stephan stephen
    sterling steve steven stuart sven sylvester takashi tarek tariq ted teddy terence terrance
    terrell terrence terry thad thaddeus theodore theron thierry thomas thorsten thurman tim timmy
    timothy tobias todd tom tomas tomasz tommy tony torsten travis trent trevor trey troy tucker
    tyrone tyson ulysses uwe vaclav valentin vasily vern vernon vicente victor vikram viktor vince
    vincent virgil vito vladimir volker volodymyr wade walter warren wayne weldon wendell wesley
    wilbert wilbur wilburn wilford wilfred wilfredo wilhelm willard willem william wilmer wilton wim
    winfred winston wojciech woodrow xavier yannick yevgeny yusuf yves zachary zachery zane zoltan
    """.split(),
        MALE,
    )
    | dict.fromkeys(
        """
    abbie abby abigail ada addie adela adele adelina adeline adriana adrianne adrienne agatha agnes
    agnieszka aida aiko aileen aimee ainsley aisha aisling aissatou alana alba alecia alejandra
    alene aletha alexa alexandra alfreda alice alicia alina aline alisa alisha alison alissa allene
    allie allison allyson alta althea alvina alyce alyson alyssa amalia amanda amara amber amelia
    amie amina amparo amy ana anastasia andrea angela angelia angelica angelina angeline angelique
    angelita angie anita ann anna annabelle anne anneliese annemarie annetta annette annie annika
    annmarie antionette antoinette aoife aparna araceli aretha arleen arlene arline ashlee ashleigh
    ashley asma astrid athena audra audrey aurelia aurelie ava avis barb barbara barbra beatrice
    beatrix beatriz becky belinda bella belva benazir benita bernadette bernadine bernice berniece
    berta bertha bertie beryl bess bessie beth bethany betsy bette bettie bettina betty bettye
    beulah beverley beverly bianca birdie birgit blanca blanche bobbi bonita bonnie brandi brandie
    breanna brenda briana brianna brianne bridget bridgett bridgette brigitte britney brittany
    brittney brooke caitlin callie camilla camille candace candice candida caoimhe cara caren cari
    caridad carissa carla carlene carly carmel carmela carmelita carmella carol carole caroline
    carolyn carrie caryn casandra cassandra cassie catalina catharine catherine cathleen cathrine
    cathryn cathy catrina cecelia cecile cecilia celeste celestine celia celina chandra chantel
    charla charlene charlotte charmaine chasity chelsey cheri cherie cheryl chiara chidinma chloe
    christa christal christen christi christiane christie christin christina christine christy
    chrystal cindi cindy claire clara clare clarice clarissa claudette claudia claudine clothilde
    coleen colette colleen concetta condoleezza connie constance consuelo cora cori corina corine
    corinne cornelia corrine cortney cristina cristy cynthia dalia damaris danette daniela danielle
    danna daphne dara darcy darla darlene dayna deana deann deanna deanne debbie debby debora
    deborah debra deena deidra deidre deirdre delia delilah della delma delois delores deloris
    delphine demetria dena denice denise desiree dessie diana diane diann dianna dianne dina dinah
    dionne dixie dollie dolly dolores dominga dona donna dora doreen doretha doris dorothea dorothy
    dorris dorthy dottie earlene earline earnestine ebony edith edna edwina edythe effie eileen
    eilidh elaine elda eleanor eleanore elena elia elida elinor elisa elisabeth elise elissa eliza
    elizabeth ella ellen ellie elma elnora elodie eloisa eloise elouise elsa elsie elva elvia elvira
    elyse emilia emilie emily emma enid erica ericka erika erin erlinda erma erna ernestina
    ernestine esmeralda esperanza essie estela estella estelle esther ethel etta eugenia eula eunice
    eva evangelina evangeline evelyn evette ewa fannie fanny fatima fatou fatoumata fay faye
    federica felecia felicia felicita femke filomena fiona flor flora florence florine flossie fran
    frances francesca francine francisca freda freida frida frieda friederike gabriela gabrielle
    gail gayla gena genevieve georgette georgina geraldine gerda geri gertrude gilda gillian gina
    ginevra giorgia gisela giulia gladys glenda glenna gloria goldie grace gracie graciela greta
    gretchen griselda gudrun guillermina gussie gwen gwendolyn hallie hannah hanneke harriet
    harriett harriette hattie haydee heather hedvig heidi heike helen helena helene helga henrietta
    herminia hilary hilda hilde hillary hollie hortencia huma ida ila ilene ilhan imelda imogene ina
    indra ines inez ingeborg ingrid iola iona ione irene irma isabel isabell isabella isabelle
    isolde iva ivanka ivette jacinda jacklyn jaclyn jacqueline jacquelyn jacquline jadwiga jami jana
    jane janel janell janelle janet janette janice janie janine janis janna jannie jaqueline jasmin
    jasmine jayme jayne jeanette jeanie jeanine jeanna jeanne jeannette jeannie jeannine jena
    jenifer jenna jennie jennifer jenny jeri jerri jessica jill jillian joan joann joanna joanne
    jocelyn jodi jodie johanna jolanta jolene joni josefa josefina josephine josie joyce juana
    juanita judi judith judy julia juliana julianne julie juliet juliette justina justine kaitlin
    kaitlyn kamala kara karen kari karin karina karla karoline karrie karyn katarzyna kate katelyn
    katharine katherine katheryn kathi kathie kathleen kathrine kathryn kathy katie katina katja
    katrin katrina katy kay kaye kayla kayleigh keisha kelli kellie kellyanne kelsey kendra keri
    kerri kerrie kerstin khadija kimberlee kimberley kimberly kira kirsten kisha krista kristal
    kristen kristi kristie kristin kristina kristine kristy krystal krystle kylie lacey ladonna
    lakeisha lakesha lakisha lana larissa lashawn lashonda latanya latasha latisha latonya latoya
    latrice laura lauren lauretta lauri laurie lavonne lawanda lea leah leann leanna leanne leeann
    leila lela lelia lena lenora lenore leola leona leonor leora leota lesa lessie leta letha
    leticia letitia lettie libby lidia liesbeth lieselotte lila lilia lilian liliana lillian lillie
    lilly lina linda lisa liz liza lizzie lois lola lolita lona lora loraine lorena lorene loretta
    lori lorie lorna lorraine lorri lorrie lottie louella louisa louise luann lucia lucile lucille
    lucinda lucretia lucy ludmila luella luisa lula lura lydia lyn lynda lynette lynne lynnette
    mabel mable madeleine madeline madelyn madge madonna mae magda magdalena maggie mai malala
    malgorzata malinda malissa mallory mamie mandi mandy manuela mara marcela marcella marci marcia
    marcie marcy margaret margarita marge margery margie margo margot margret marguerite mari maria
    marian mariana marianna marianne maribel maricela marie marieke marilyn marilynn marina marisa
    marisela marisol marissa marit maritza marjorie marjory marla marlene marquita marsha marta
    martha martina marva mary maryam maryann maryanne marybeth maryellen maryjane marylou mathilde
    matilda matilde mattie maude maudie maura maureen maurine mavis maxine maya mayme mayra meagan
    megan meghan megyn melania melanie melba melinda melisa melissa mellisa mellissa melodie melva
    meredith mia michaela michele michell michelle migdalia mika mildred millicent millie mina mindy
    minerva minnie miranda mireille miriam mirna mitzi mollie molly mona monica monika monique
    muriel myra myrna nadezhda nadia nadine nan nancy nanette nannie naomi natalia natalie natalya
    natasha natasza nelda nell nellie nelly nettie neva ngozi niamh nichole nicole nikki nilda nina
    nita noelle noemi nola nona nora noreen norma octavia odile ofelia oksana olena olga olivia
    ophelia oralia ottilie paige pam pamala pamela pansy pascale patrica patrice patricia patsy
    patti pattie patty paula paulette paulina pauline pearlie pearline peggy penelope penny petra
    petronella phillis phoebe phyllis pilar polly pricilla priscilla priya rachael racheal rachel
    rachelle rae rafaela ramona randi rania raquel rashida reba rebeca rebecca rebekah regina reina
    rena renae renee renita renske reta retha reva rhea rhoda rhonda rita robbin roberta robyn
    rochelle rocio roisin ronda rosa rosalee rosalia rosalie rosalind rosalinda rosalyn rosanna
    rosanne rose roseann roseanne rosella rosemarie rosetta rosie rosita roslyn rowena roxana
    roxanna roxanne roxie ruth ruthie sabrina sadie sallie sally samantha samatha sandi sandra
    saoirse sara sarah sasha saundra segolene selena selina selma serena shana shanda shanna shari
    sharlene sharon sharron shauna shawna shayla sheena sheila shelia shelley shellie shelly sheree
    sheri sherri sherrie sheryl shiela shirley shonda sigrid sigrun silke silvia simone sinead
    siobhan socorro sofia solveig sondra sonia sonja sonya sophia sophie staci stacie stefanie
    stella stephanie sue sunniva susan susana susanna susanne susie suzan suzanne suzette svenja
    svetlana sybil sylvia tabatha tabitha tamara tameka tamela tamera tami tamika tammi tammie tammy
    tamra tana tania tanisha tanya tara taryn tasha tatiana tawana tera teresa teresita teri terri
    terrie tessa tessie thandiwe thelma theodora theresa therese tiffani tiffany tillie tina tisha
    tomasa toni tonia tonya tori tove traci tracie treva tricia trina trisha trudy tulsi twila
    ulrike ursula ursule vada valarie valentina valeria valerie vanessa veda velma vera verda verna
    vernell vernice veronica vicki vickie vicky victoria vilma viola virgie vivian vonda wanda wendi
    wendy wilda wilhelmina willa wilma winifred winnie winona yasmin yesenia yewande yolanda yulia
    yvette yvonne zainab zelda zella zelma zenaida zoe zoila zsofia
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
