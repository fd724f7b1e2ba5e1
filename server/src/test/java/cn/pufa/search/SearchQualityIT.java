package cn.pufa.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.pufa.law.Catalogue;
import cn.pufa.testing.TestServer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search as residents meet it: all cards, all texts, the labelled questions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchQualityIT {

  private TestServer server;
  private SearchQuality quality;

  @BeforeAll
  void start() {
    var texts = SearchQuality.texts();
    assumeTrue(texts.isPresent(), "no folder of statute texts");
    server = SearchQuality.server(texts.get());
    quality = new SearchQuality(server);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void unseenQuestionsAreAnswered() {
    var held = quality.measure("held");
    System.out.print(held.table("held"));

    assertThat(held.topicAt3All()).isGreaterThanOrEqualTo(0.95);
    assertThat(held.weakestTopic()).isGreaterThanOrEqualTo(0.85);
    assertThat(held.articleByFirst()).isGreaterThanOrEqualTo(0.85);
    assertThat(held.answeredFalsely()).isLessThanOrEqualTo(0.10);
    assertThat(held.refusedFalsely()).isLessThanOrEqualTo(0.03);
  }

  @ParameterizedTest
  @CsvSource({
    "低保怎么办,dibao-zenme-shenqing",
    "dibao zenme shenqing,dibao-zenme-shenqing",
    "离婚要多久,lihun-lengjingqi-duojiu",
    "離婚冷靜期,lihun-lengjingqi-duojiu",
    "孩子被打,fa-xian-haizi-bei-da",
    "老人没人养,zinv-bu-yang-laoren",
    "年检,nianjian-shenme-shihou-jiao",
    "上坟,qingming-jisao",
    "彩礼,caili-neng-tui-ma",
    "领养,shouyang-tiaojian",
    "五保户,tekun-shi-shenme",
    "残疾证,canji-kunnan-bangzhu",
    "志愿者证明,zhiyuan-zhengming",
    "家暴,jiabao-zenmeban",
    "成立协会,chengli-shetuan",
    "土葬,tuzang-huozang",
    "盲道被占,wuzhangai-tousu"
  })
  void theFirstAnswerIsTheCardThatFits(String question, String card) {
    assertThat(quality.answer(question).items().getFirst().id()).isEqualTo(card);
  }

  @Test
  void aCardNamesTheArticleThatAnswersTheQuestion() {
    var card = quality.answer("结婚登记要带什么证件").items().getFirst();

    assertThat(card.kind()).isEqualTo("card");
    assertThat(card.article()).isEqualTo("第八条");
    assertThat(card.citations().getFirst().article()).isEqualTo("第八条");
  }

  @Test
  void textsKeptFromTheSearchAreNotAnswered() {
    assertThat(
            Stream.of("低保", "低保待遇", "流浪乞讨人员救助", "社会救助暂行办法", "殡葬管理")
                .flatMap(question -> quality.answer(question).items().stream())
                .filter(item -> item.kind().equals("article"))
                .map(SearchAnswer.Item::law))
        .doesNotContain("城市居民最低生活保障条例", "社会救助暂行办法", "城市生活无着的流浪乞讨人员救助管理办法");
  }

  /** A question under an article that is no longer in force, or under no card, is never found. */
  @Test
  void everyQuestionBelongsToSomethingSearched() {
    var catalogue = Catalogue.load();
    var asked = AskedQuestions.load();

    assertThat(asked.articles())
        .allSatisfy(
            ref ->
                assertThat(catalogue.entry(ref.statute()).orElseThrow().versions())
                    .anySatisfy(
                        version -> {
                          assertThat(version.version()).isEqualTo(ref.version());
                          assertThat(version.holds(ref.article())).isTrue();
                          assertThat(version.unsearched()).isEmpty();
                        }));
    assertThat(asked.cards())
        .allSatisfy(card -> server.api().call("getCard", Map.of("card", card)).expect(200));
  }
}
