using System.Collections.Frozen;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Words that have a role beside names. The model learns what each role is worth.</summary>
internal static class NameContext
{
    private static readonly FrozenDictionary<ulong, NameRoles> Roles = Build();

    /// <summary>The roles of a word.</summary>
    /// <param name="hash">The word's <see cref="NameTable.Hash"/>.</param>
    public static NameRoles Find(ulong hash) => Roles.GetValueOrDefault(hash);

    private static FrozenDictionary<ulong, NameRoles> Build()
    {
        var roles = new Dictionary<ulong, NameRoles>();
        void Add(NameRoles role, string words)
        {
            foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var hash = NameTable.Hash(word);
                roles[hash] = roles.GetValueOrDefault(hash) | role;
            }
        }

        Add(NameRoles.Title,
            """
            herr hr fru fröken frk dr doktor professor prof advokat adv jurist handläggare handläggaren kund kunden sökande sökanden
            huvudman huvudmannen mannen make maken maka makan hustru hustrun frun man sambo sambon särbo son sonen dotter dottern bror
            brodern brorsan syster systern syrran mamma mammas pappa pappas mor modern far fadern farsan morsan mormor morfar farmor
            farfar moster faster morbror farbror kusin kusinen svärmor svärfar svärson svärdotter brorson brorsonen brorsdotter
            brorsdottern systerson systerdotter systerdottern barnbarn barnbarnet bonusbarn dotterdotter dotterson sonson sondotter vän
            vännen väninna väninnan granne grannen kollega kollegan chef chefen ombud ombudet tolk tolken vikarie läkare läkaren
            överläkare tandläkare sjuksköterska rektor lärare läraren lektor ordförande ordföranden kassör sekreterare revisor god gode
            förvaltare vittne vittnet försäljaren säljaren namn namnet signatur undertecknad undertecknat dödsboet änka änkan änkling
            änklingen kontaktperson kontakt personen familjen tant tanten gubben exman exfru exmake pojkvän pojkvännen flickvän flickvännen
            kompis kompisen statsminister statsministern minister ministern finansminister utrikesminister justitieminister
            partiledare partiledaren president presidenten kung kungen drottning drottningen prins prinsessan prinsessa kronprinsessan
            påven biskop biskopen ärkebiskop präst prästen kyrkoherde pastor general generaldirektör generaldirektören direktör
            direktören vd generalsekreterare riksdagsledamot landshövding borgmästare kommunalråd förbundskapten tränare tränaren
            regissör regissören författare författaren författarinnan skådespelare skådespelaren skådespelerskan sångare sångaren
            sångerskan artisten komikern konstnären poeten fotograf forskare forskaren analytiker analytikern polisen kommissarie åklagare
            åklagaren domare domaren spelaren målvakten backen forwarden försvararen socialsekreterare boutredningsman nämndeman
            rådman lagman assistent administratör teamledare enhetschef avdelningschef klient klienten patient patienten
            """);
        Add(NameRoles.Naming, "heter hette heta hetat kallas kallad döpt döptes vid född f fd undertecknad attention att: attn ref referens kontohavare mottagare avsändare klagande motpart innehavare ägare ägaren namn: signerat sign underskrift åt om hos med");
        Add(NameRoles.Greeting, "mvh hälsningar hälsning hälsar hälsn hälsa vänligen vänlig kram kramar puss hej hejsan hallå tjena tja kära käre bästa tack tackar grattis gratulerar hörru lyssna vh bh /");
        Add(NameRoles.Particle, "af av von van de la da del della di du le zu ter ten der den dos das do ibn bin bint ben el al und y e i abu abd mac mc st");
        Add(NameRoles.NobleParticle, "af von van der ter zu ibn bin della del dos");
        Add(NameRoles.PlacePreposition, "i på från till mot via utanför nära genom kring runt norr söder öster väster sydost nordväst");
        Add(NameRoles.AfterCompany,
            """
            ab hb kb aktiebolag handelsbolag holding group stiftelse stiftelsen fastigheter bygg plåt snickeri åkeri el rör måleri
            entreprenad förlag bageri konditori begravningsbyrå advokatbyrå fonden fond pris priset skola skolan kyrka kyrkan museum
            museet sjukhus sjukhuset institut institutet universitet högskola salong café restaurang bil bilar motor förening
            """);
        Add(NameRoles.BeforeCompany, "ab firma firman bolaget företaget m/s ms kvarteret s:t sankt sankta st restaurangen hotellet föreningen klubben laget teatern tidningen fartyget");
        Add(NameRoles.Company,
            """
            sandvik saab opel kia ica ericsson åhléns arla astra astrazeneca kockums swedbank robur nordea skandia folksam alecta
            collectum avanza nordnet länsförsäkringar handelsbanken sparbanken seb freja safari ohlson volvo scania electrolux husqvarna
            atlas securitas skanska peab ncc postnord telia telenor vattenfall fortum preem lidl willys coop hemköp bauhaus biltema jula
            rusta didner carnegie lannebo spiltan storebrand danica bliwa swish klarna facebook google microsoft apple samsung nokia
            toyota ford mercedes volkswagen kadett algots siemens bosch tesla amazon ikea kpa amf spp minpension pensionsmyndigheten
            försäkringskassan skatteverket kronofogden arbetsförmedlingen riksdagen regeringen
            """);
        Add(NameRoles.NeverName,
            """
            jag du han hon hen den det vi ni dom de dem man min din sin mitt en ett som så och i på är var vad vem inte ju nog nu då alla
            allt från till med om för av att men eller kan ska har mer nej ja hej tack lev väl love samma igen också god kära eg pa
            swedish avin alltså precis just samt kund moder fader
            """);
        Add(NameRoles.Label, "pnr persnr personnr personnummer tel tfn telnr telefon mobil e-post epost mejl mejlen email adress adressen dnr diarienr ocr iban konto kontonr bankgiro plusgiro orgnr punkt understreck snabela snabel-a");
        Add(NameRoles.AfterEponym, "sjukdom sjukdomen syndrom syndromet sjuka priset medaljen stipendium stipendiet");
        Add(NameRoles.Suffix, "ii iii iv vi vii viii ix xi xii xiv jr sr junior senior d.ä d.y yngre äldre");
        Add(NameRoles.Saying,
            """
            säger sade sa sagt berättar berättade menar menade tycker tyckte anser ansåg skriver skrev ringer ringde uppger uppgav hälsar
            frågar frågade undrar svarar svarade förklarar förklarade påpekar konstaterar tror hävdar hävdade kommenterar bor bodde är var
            avled dog fyller fyllde vann blev gjorde spelade född
            """);
        return roles.ToFrozenDictionary();
    }
}
