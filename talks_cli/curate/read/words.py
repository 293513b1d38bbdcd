"""What the check knows of languages: short lists, each of words that it asks about.

A language, or a list of it, that is not here is not guessed at: `talks check` says what was not
asked. Month and weekday names are CLDR's (`cldr`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Words(NamedTuple):
    """Words of one language, in lower case; `*` stands for any ending."""

    saying: str = ""  # whose words are these?
    open: str = ""  # how far is it a fact?
    bounds: str = ""  # at least, about, fewer than: before a number they belong to it
    partial: str = ""  # what no complete list is introduced by
    ordinals: tuple[str, ...] = ()  # of rounds, from the first on
    left: str = ""  # on which side of a room somebody sat
    right: str = ""
    days: tuple[str, ...] = ()  # yesterday, today, tomorrow: with `|` between wordings of one
    names: bool = True  # whether a capital letter within a sentence tells a name


LANGUAGES: dict[str, Words] = {
    "en": Words(
        saying=(
            "said says saying told tells tweeted wrote announced announces added noted notes "
            "stated states reported claimed claims denied denies stressed recalled according "
            "acknowledged "
            "alleged asserted commented confirmed explained insisted mentioned emphasized "
            "emphasised replied responded warned vowed urged"
        ),
        open=(
            "will would won't wouldn't shall propose proposes proposed proposing hope hopes hoped "
            "hoping plan plans planned planning intend intends intended expect expects expected "
            "unless denied denies deny denying could should"
        ),
        bounds=(
            "at least|at most|about|around|some|nearly|almost|approximately|roughly|more than|over|"
            "up to|fewer than|less than|under|no more than|no fewer than"
        ),
        partial="included includes including include among such as",
        ordinals=(
            # "Round two" is the second.
            *("first", "second two", "third three", "fourth four", "fifth five"),
            *("sixth six", "seventh seven", "eighth eight", "ninth nine", "tenth ten"),
        ),
        left="left",
        right="right",
        days=("yesterday|last night", "today|tonight|this morning|this evening", "tomorrow"),
    ),
    "ru": Words(
        saying=(
            "сказал* заявил* сообщил* рассказал* объявил* отметил* добавил* уточнил* подчеркнул* "
            "пояснил* объяснил* напомнил* подтвердил* опроверг* утвержда* написал* ответил* словам"
        ),
        open=(
            "будет будут предложил* предлага* надеется надеются надежду надеял* планиру* намерен* "
            "состоится состоятся ожидается ожидают опроверг* начнётся начнется если бы"
        ),
        bounds="не менее|около|примерно|приблизительно|почти|более|больше|свыше|менее|меньше|до",
        partial="вошли входили включал* числе",
        ordinals=(
            *("перв*", "втор*", "трет*", "четв[её]рт*", "пят*"),
            *("шест*", "седьм*", "восьм*", "девят*", "десят*"),
        ),
        left="слева лев*",
        right="справа прав*",
        days=("вчера", "сегодня", "завтра"),
    ),
    "uk": Words(
        saying=(
            "сказа* заяви* повідоми* розпові* оголоси* зазначи* додав* додала уточни* підкресли* "
            "поясни* нагада* підтверди* спростув* написа* відпові* словами"
        ),
        open=(
            "буде будуть пропону* запропонув* сподіва* надію плану* має мають відбудеться "
            "очіку* спростув* якби"
        ),
        bounds="щонайменше|не менше|близько|приблизно|майже|понад|більше|менше|до",
        partial="увійшли входили включа* числі",
        ordinals=("перш*", "друг*", "трет*", "четверт*", "п[’'ʼ]ят*"),
        days=("вчора", "сьогодні", "завтра"),
    ),
    "tr": Words(
        saying=(
            "dedi söyledi belirtti açıkladı bildirdi duyurdu aktardı ifade vurguladı ekledi "
            "yalanladı göre kaydetti anlattı yazdı "
            "belirtildi açıklandı bildirildi duyuruldu aktarıldı kaydedildi"
        ),
        open="olacak önerdi umut umuyor umduğunu planl* bekleniyor beklen* yalanladı yapılacak",
        bounds="en az|en çok|en fazla|yaklaşık|neredeyse",
        partial="arasında dahil",
        ordinals=("birinci", "ikinci", "üçüncü", "dördüncü", "beşinci"),
        days=("dün", "bugün", "yarın"),
    ),
    "ar": Words(
        saying="قال قالت صرح صرحت أعلن أعلنت أضاف أضافت ذكر ذكرت أكد أكدت نفى نفت أوضح أوضحت",
        open="سوف يأمل تأمل أمله اقترح اقترحت يعتزم تعتزم نفى نفت",
        ordinals=("الأول*", "الثاني*", "الثالث*", "الرابع*", "الخامس*"),
        days=("أمس", "اليوم", "غدا|غداً"),
        names=False,
    ),
    "zh": Words(
        saying="说 表示 称 宣布 指出 告诉 强调 否认 透露",
        open="将 希望 提议 建议 计划 否认",
        bounds="至少|大约|约|超过|不到|最多",
        ordinals=("第一", "第二", "第三", "第四", "第五"),
        days=("昨天", "今天", "明天"),
        names=False,
    ),
    "fr": Words(
        saying=(
            "dit déclaré déclare annoncé annonce affirmé affirme ajouté ajoute précisé précise "
            "souligné rappelé indiqué selon expliqué confirmé démenti nié rapporté"
        ),
        open="propos* espèr* espér* espoir prévoi* prévu* compte démenti nié serait aurait sera",
        bounds="au moins|au plus|environ|près de|plus de|moins de|jusqu’à|quelque",
        partial="notamment dont comprenait",
        ordinals=("premi*", "deuxième", "troisième", "quatrième", "cinquième"),
        days=("hier", "aujourd’hui|ce matin|ce soir", "demain"),
    ),
    "de": Words(
        saying=(
            "sagte sagten sagt erklärte erklärten teilte berichtete kündigte fügte betonte "
            "bestätigte dementierte zufolge laut behauptete schrieb antwortete erläuterte "
            # What somebody else has said stands in these moods, with no word for it.
            "sei seien habe werde könne müsse solle wolle dürfe gebe gehe komme"
        ),
        open=(
            "wird werden würde würden soll sollen sollte vorgeschlagen schlug hofft hoffte "
            "hoffnung plant planen geplant dementierte"
        ),
        bounds="mindestens|höchstens|etwa|rund|ungefähr|fast|mehr als|weniger als|knapp|bis zu",
        partial="darunter gehörten",
        ordinals=("erste*", "zweite*", "dritte*", "vierte*", "fünfte*"),
        left="links linken",
        right="rechts rechten",
        days=("gestern", "heute|heute morgen|heute abend", "morgen"),
        names=False,
    ),
    "es": Words(
        saying=(
            "dijo dijeron declaró anunció afirmó añadió señaló indicó según explicó confirmó negó "
            "desmintió informó aseguró subrayó recordó advirtió reiteró aseveró agregó sostuvo "
            "recalcó manifestó expresó"
        ),
        open=(
            "propuso propone espera esperan esperanza prevé prevén planea negó desmintió sería "
            # The future of the verbs of talks; not every word in -rán, as Teherán is, is one.
            "será* habrá* tendrá* podrá* deberá* irá viajará* llegará* comenzará* iniciará* "
            "continuará* seguirá* durará* concluirá* celebrará* reunirá* enviará* presentará*"
        ),
        bounds="al menos|unos|unas|cerca de|más de|menos de|hasta|casi",
        partial="incluía incluyó entre",
        ordinals=("primer*", "segund*", "tercer*", "cuart*", "quint*"),
        left="izquierd*",
        right="derech*",
        days=("ayer|anoche", "hoy|esta mañana|esta tarde|esta noche", "mañana"),
    ),
    "pt": Words(
        saying=(
            "disse disseram afirmou afirmaram declarou anunciou acrescentou informou segundo "
            "explicou confirmou negou desmentiu ressaltou destacou garantiu reiterou advertiu "
            "assegurou relatou"
        ),
        open=(
            "propôs propõe espera esperam esperança prevê preveem previsto pretende pretendem "
            "planeja negou desmentiu seria vai vão será* haverá* terá* poderá* deverá* começará* "
            "continuará* realizará*"
        ),
        bounds="pelo menos|ao menos|no máximo|cerca de|mais de|menos de|até|quase|aproximadamente",
        partial="incluía incluiu entre",
        ordinals=("primeir*", "segund*", "terceir*", "quart*", "quint*"),
        left="esquerd*",
        right="direit*",
        days=("ontem", "hoje|esta manhã|esta tarde|esta noite", "amanhã"),
    ),
    "it": Words(
        saying=(
            "detto dichiarato annunciato affermato aggiunto precisato spiegato confermato "
            "sottolineato ricordato riferito assicurato avvertito negato smentito secondo"
        ),
        open=(
            "propost* propone spera sperano speranza prevede previst* intende intendono negato "
            "smentito sarebbe sarà saranno avrà dovrà potrà inizierà continuerà"
        ),
        bounds="almeno|al massimo|circa|più di|oltre|meno di|fino a|quasi",
        partial="tra fra compresi",
        ordinals=("prim[oa]", "second[oa]", "terz[oa]", "quart[oa]", "quint[oa]"),
        left="sinistra",
        right="destra",
        days=("ieri", "oggi|stamattina|stasera", "domani"),
    ),
    # Of these no more than the days.
    "fa": Words(days=("دیروز", "امروز", "فردا"), names=False),
    "he": Words(days=("אתמול", "היום", "מחר"), names=False),
    "ja": Words(days=("昨日", "今日|本日", "明日"), names=False),
    "ko": Words(days=("어제", "오늘", "내일"), names=False),
    "nl": Words(days=("gisteren", "vandaag|vanavond", "morgen")),
    "pl": Words(days=("wczoraj", "dziś|dzisiaj", "jutro")),
}


@lru_cache
def words_of(language: str) -> Words:
    """What is known of a language, by its tag: no words of most."""
    return LANGUAGES.get(language.casefold().split("-")[0], Words())
