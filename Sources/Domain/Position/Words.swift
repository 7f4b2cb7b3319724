/// Short, plain words that are easy to hear and to type. Rooms with many people lean on the budget of wrong guesses as well.
enum Words {
    static func of(_ language: Language) -> [String] {
        switch language {
        case .dutch: dutch
        case .english: english
        }
    }

    private static let dutch = split(
        """
        aap aarde abdij accu adelaar akker alarm ananas anker appel arend arm asfalt auto avond baai baken
        bakker bal balk ballon bamboe banaan bank bar basis bed beek beer berg berk beuk bezem bij bijl blad
        blauw blik bloem bodem boek boer boog boom boot bord borstel bos boter brief bril brons brood brug bui
        buidel buurt cactus camera cirkel citroen clown dadel dag dak dal dam dans deken deur dier dijk
        dolfijn dorp draad draak druif duif duim duin eend egel eik eiland els emmer ezel fabel fakkel feest
        fiets film fluit fontein fruit gans garen geel geit gitaar glas goud gras grens groen grot haak haan
        haas hagel hak ham hamer hand hars haven havik hek helm herfst hert heuvel hoed hoek hond honing hoorn
        horizon hout huis hut iglo ijs inkt ivoor jas jeugd juni jurk kaart kaas kabel kade kajuit kalk kam
        kameel kamer kano kant kapel kar karper kast kat keel kegel kelder kers ketel keuken kiezel kikker
        kist klaver klei klok klomp knoop koe koek koffie komeet kompas konijn koning koor koper koraal korf
        kraan krans krekel krijt kroon kruid kruik krul kuil kunst kust kwal laan lade lamp land lantaarn
        laurier leer leeuw lente lepel lied lijn lijster linde lint lucht luik maan maand maart mais mand
        mantel markt mast mat meer mees meeuw melk merel mes metaal mier mijl mist moed molen mos motor mug
        muis munt muts muur muziek naald nacht nest net neus nevel noord noot oase oceaan oever olie olijf olm
        onweer oog oogst oost orgel otter oven paard pad palm pan papier parel park pauw peer pels pen peper
        perzik piano pijl pijp plank plant plein ploeg plons poort pop populier post pot prins prisma pruim
        raaf raam radar radio rails ram rand recht regen reiger reis riem riet rijst ring rivier robijn roer
        rog rok roos rots roze ruit saffier schaap schaar schaduw schelp schip school schors schuur slak slang
        slee sleutel smid sneeuw snoek snor sok spar specht spiegel spin spoor sport staal stad stam steen
        steiger stek ster stoel stof storm straat strand stroom struik tafel tak tand tango tarwe tas tegel
        tempel tent thee tijger tijm toon toren touw trap trein trom tuin tulp turf uil uur vaas varen vat
        veen veer veld venster verf vijver vink vis vlag vlam vlas vlieg vlinder vloer vloot vogel vonk vork
        vos vuur wagen wal walnoot wand wang water weg weide wesp west wiel wijn wilg wind winter wol wolf
        wolk wortel zaad zaal zand zebra zee zeil zilver zolder zomer zon zout zuid zwaan zwaluw zwart
        """)

    private static let english = split(
        """
        acorn alarm almond amber anchor angle apple apron arch arrow ash atlas attic autumn badge bagel bakery
        ball bamboo banana band bank barley barn basil basin basket bay beach beacon bean bear beaver bed bee
        beech bell bench berry birch bird blanket blossom blue boat bone book boot bottle bowl box branch
        brass bread breeze brick bridge bronze brook broom brush bucket butter button cabin cable cactus camel
        camera canal candle canoe canyon cape card carpet carrot castle cat cave cedar cellar chain chalk
        chapel cherry chess chestnut circle city clay cliff clock cloth cloud clover coast coat cobra cocoa
        coffee coin comet compass copper coral cork corn cotton cow crab crane cricket crow crown cup curtain
        daisy dance dawn day deer desert desk dolphin donkey door dove dragon drum duck dune dust eagle earth
        easel east echo eel egg elbow elm ember engine evening fabric falcon farm feather fence fern field fig
        film finch fire fish flag flame flax flint flock flour flower flute fog forest fork fossil fountain
        fox frog frost fruit garden garlic gate ginger glass globe glove goat gold goose grain granite grape
        grass green grove guitar gull hammer hand harbor hare harp harvest hat hawk hazel hedge hen heron
        herring hill holly honey hood hook horizon horn horse house hut ice igloo ink iris iron island ivory
        ivy jacket jade jar jasmine jewel juice june jungle kettle key king kite kitten ladder lake lamp
        lantern lark laurel lava leaf leather lemon lentil letter light lilac lily lime linen lion lizard loaf
        lobster log lotus magnet maple marble march market mask mast meadow melon metal milk mill mint mirror
        mist mole moon morning moss moth motor mountain mouse music nail needle nest net night north nut oak
        oasis oat ocean olive onion orange orbit orchard organ otter oven owl oyster paddle palm panda paper
        park parrot path peach peacock pear pearl pebble pelican pen pencil pepper piano picnic pigeon pillow
        pilot pine pipe planet plate plum pocket poem polar pond pony poplar poppy port potato prince prism
        pumpkin puzzle quail quartz queen quill rabbit radar radio raft rail rain ram raven reed reef ribbon
        rice ring river robin rock rocket roof root rope rose ruby rug saddle saffron sail salmon salt sand
        sapphire scarf school sea seal seed shadow sheep shell ship shore silk silver sky sled slope snail
        snow sock south spade spark sparrow spice spider spoon spring spruce square squid stable star steam
        steel stone stork storm stove straw stream street sugar summer sun swallow swan table tango tea temple
        tent thyme tiger tile toast tower trail train tree trout tulip tunnel turtle valley vase velvet
        village vine violet violin wagon wall walnut water wave wax well west whale wheat wheel willow wind
        window winter wolf wood wool wren yarn yellow zebra
        """)

    private static func split(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
