package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.StatuteStatus;
import cn.pufa.platform.http.Problem.Field;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How plain words are, and what is wrong with them before anybody reviews them. */
class MeterTest {

  private static final String REF = "hunyin-dengji-tiaoli@2025-04-06#8";
  private static final String REPEALED = "old-law@1990-01-01#3";
  private static final String ARTICLE = "内地居民办理结婚登记应当出具本人的居民身份证，并在三十日内提出，费用九元，男方应当年满二十二周岁。";

  private static final EditionCheck.Law LAW =
      new EditionCheck.Law() {
        @Override
        public Optional<StatuteStatus> status(ArticleRef ref) {
          return switch (ref.toString()) {
            case REF -> Optional.of(StatuteStatus.in_force);
            case REPEALED -> Optional.of(StatuteStatus.repealed);
            default -> Optional.empty();
          };
        }

        @Override
        public String words(ArticleRef ref) {
          return ref.toString().equals(REF) ? ARTICLE : "";
        }
      };

  @Test
  void whatShipsHasNoFault() {
    Map<String, String> gists = CitedTexts.gists();
    Map<String, String> texts = CitedTexts.printed().orElse(Map.of());
    var law =
        new EditionCheck.Law() {
          @Override
          public Optional<StatuteStatus> status(ArticleRef ref) {
            return gists.containsKey(ref.toString())
                ? Optional.of(StatuteStatus.in_force)
                : Optional.empty();
          }

          @Override
          public String words(ArticleRef ref) {
            return texts.getOrDefault(ref.toString(), "") + gists.get(ref.toString());
          }
        };
    var pieces = JarPieces.load().pieces();
    Set<String> ids = pieces.stream().map(JarPieces.JarPiece::id).collect(Collectors.toSet());
    var faults = new StringBuilder();
    pieces.forEach(
        piece ->
            new EditionCheck(law, piece.text(), ids)
                .faults()
                .forEach(fault -> faults.append(told(piece, fault)).append('\n')));
    assertThat(faults.toString()).isEmpty();
  }

  private static String told(JarPieces.JarPiece piece, Field fault) {
    String text =
        Part.of(piece.text()).stream()
            .filter(part -> fault.pointer().startsWith(part.at() + "/"))
            .map(Part::text)
            .collect(Collectors.joining());
    return piece.id() + " " + fault.pointer() + " " + fault.message() + " " + text;
  }

  @Test
  void whatShipsIsPlain() {
    List<Plainness> measures =
        JarPieces.load().pieces().stream()
            .map(piece -> Plainness.of(piece.text(), ref -> ""))
            .toList();
    assertThat(measures)
        .allSatisfy(
            plain -> {
              assertThat(plain.averageLength()).isLessThanOrEqualTo(25);
              assertThat(plain.longest().length()).isLessThanOrEqualTo(45);
            });
    assertThat(measures).filteredOn(Plainness::reached).hasSizeGreaterThan(measures.size() * 3 / 4);
  }

  @Test
  void lengthIsCountedBySentence() {
    var plain = measure(sentence("先打电话。再去窗口，带上身份证！", null));
    assertThat(plain.sentences()).isEqualTo(2);
    assertThat(plain.averageLength()).isEqualTo(6.5);
    assertThat(plain.longest().pointer()).isEqualTo("/card/answer/0/text");
    assertThat(plain.longest().length()).isEqualTo(9);
    assertThat(plain.reached()).isTrue();
  }

  @Test
  void copiedWordsOfTheStatuteAreSeen() {
    var copied = measure(sentence("内地居民办理结婚登记应当出具本人的居民身份证。", REF));
    assertThat(copied.statuteShare()).isEqualTo(1);
    assertThat(copied.reached()).isFalse();
    var own = measure(sentence("登记结婚，两个人都带上身份证。", REF));
    assertThat(own.statuteShare()).isZero();
    var uncited = measure(sentence("内地居民办理结婚登记应当出具本人的居民身份证。", null));
    assertThat(uncited.statuteShare()).isZero();
  }

  @Test
  void jargonCountsUnlessItIsExplained() {
    assertThat(measure(sentence("申请人要来窗口。", null)).jargon())
        .extracting(Plainness.Unexplained::word)
        .containsExactly("申请人");
    assertThat(measure(sentence("可以申请人身安全保护令。", null)).jargon())
        .extracting(Plainness.Unexplained::word)
        .containsExactly("人身安全保护令");
    assertThat(measure(sentence("法定代理人（替孩子办事的父母）要来。", null)).jargon()).isEmpty();
    assertThat(measure(sentence("替孩子办事的父母（法定代理人）要来。", null)).jargon()).isEmpty();
    assertThat(measure(sentence("法定代理人，就是替孩子办事的父母。", null)).jargon()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "请打 0759-6622222。",
        "请打 13800138000 找小王。",
        "请打 6622222。",
        "请打 400-800-8888。",
        "请打 12399 问。",
        "周一至周五上班。",
        "上午8点半开门。",
        "窗口 8:30 开门。",
        "下午三点以后来。",
        "在廉江市中山路12号。",
        "到人民大道一百号办。",
        "到民政局3楼办公室。",
        "每月补 650 元。",
        "要交九元工本费。",
        "一次给两千块钱。"
      })
  void localFactsAreRefused(String words) {
    assertThat(pointers(sentence(words, null))).contains("/card/answer/0/text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "请拨打 12345 问清楚。",
        "有人受伤先打 110，再打 12355。",
        "多元的家庭都可以。",
        "补多少以当地公布的为准，请拨打 12345。",
        "到村委会开个证明。"
      })
  void whatHoldsEverywhereIsNotTakenForALocalFact(String words) {
    assertThat(faults(sentence(words, null))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "男方应当满岁数才能登记。,/card/answer/0/cites",
    "这样的约定无效。,/card/answer/0/cites",
    "三十日内来办。,/card/answer/0/cites"
  })
  void whoClaimsLawCites(String words, String pointer) {
    assertThat(pointers(sentence(words, null))).containsExactly(pointer);
    assertThat(faults(sentence(words.replace("三十日", "30天"), REF))).isEmpty();
  }

  @Test
  void figuresStandInTheArticleOrAreComputed() {
    assertThat(pointers(sentence("要在 60 日内来办。", REF))).containsExactly("/card/answer/0/text");
    JsonObject computed = sentence("要在 60 日内来办。", REF);
    computed.addProperty("computed", true);
    assertThat(faults(computed)).isEmpty();
    assertThat(faults(sentence("男方要满 22 岁，交 9 元。", REF))).isEmpty();
  }

  @Test
  void citesAreArticlesInForce() {
    assertThat(pointers(sentence("要带身份证。", "no-such-law@2020-01-01#1")))
        .containsExactly("/card/answer/0/cites/0");
    assertThat(pointers(sentence("要带身份证。", "hunyin-dengji-tiaoli@2025-02-30#8")))
        .containsExactly("/card/answer/0/cites/0");
    assertThat(faults(sentence("要带身份证。", REPEALED)))
        .extracting(Field::message)
        .containsExactly("这部法已经废止");
  }

  @Test
  void whatIsMissingIsToldAllAtOnce() {
    var card = new JsonObject();
    card.addProperty("question", " ");
    card.addProperty("unverified", true);
    assertThat(check(card))
        .extracting(Field::pointer)
        .contains("/card/question", "/card/variants", "/card/answer", "/card/note");
  }

  private static Plainness measure(JsonObject sentence) {
    return Plainness.of(text(card(sentence)), LAW::words);
  }

  private static List<String> pointers(JsonObject sentence) {
    return faults(sentence).stream().map(Field::pointer).toList();
  }

  private static List<Field> faults(JsonObject sentence) {
    return check(card(sentence));
  }

  private static List<Field> check(JsonObject card) {
    return new EditionCheck(LAW, text(card), new HashSet<>()).faults();
  }

  private static DraftText text(JsonObject card) {
    return new DraftText(GsonJson.GSON.fromJson(card, CardText.class), null);
  }

  private static JsonObject card(JsonObject sentence) {
    var card = new JsonObject();
    card.addProperty("question", "怎么办？");
    var variants = new JsonArray();
    List.of("怎么弄", "咋办", "去哪办").forEach(variants::add);
    card.add("variants", variants);
    var answer = new JsonArray();
    answer.add(sentence);
    card.add("answer", answer);
    return card;
  }

  private static JsonObject sentence(String text, String cite) {
    var sentence = new JsonObject();
    sentence.addProperty("text", text);
    var cites = new JsonArray();
    if (cite != null) {
      cites.add(cite);
    }
    sentence.add("cites", cites);
    return sentence;
  }
}
