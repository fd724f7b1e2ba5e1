package cn.pufa.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found, and in which order; the questions are as residents type them. */
class SearchIndexTest {

  private final SearchIndex index = SampleDocuments.index();

  @ParameterizedTest
  @CsvSource({
    "离婚冷静期多久,cooling",
    "离婚冷净期是几天,cooling",
    "申请离昏后悔了,cooling",
    "和老公闹离婚要等多长时间,cooling",
    "彩礼能不能要回来,bride-price",
    "没领证 彩礼 退,bride-price",
    "彩理怎么退,bride-price",
    "退还聘金,bride-price",
    "老公打我怎么办,violence",
    "挨打了找谁,violence",
    "家庭暴利怎么报警,violence",
    "保护令几天下来,protection-order",
    "人身安全保户令,protection-order",
    "孩子归谁,custody",
    "争孩子抚养权,custody",
    "他不给抚养费,support",
    "扯证要带什么,wedding",
    "外地户口能在这里领证吗,wedding",
    "结婚还要户口本吗？,wedding",
    "老公欠债要我还吗,debts",
    "我爸去世了遗产怎么分,inheritance",
    "没立遗嘱,inheritance",
    "吃低保需要什么条件,minimum-living",
    "怎么申请低宝,minimum-living",
    "最低生活保樟金,minimum-living",
    "低保没了怎么办,minimum-living-stopped",
    "五保户有什么待遇,destitute",
    "房子烧了没地方住,temporary",
    "没钱看病,medical",
    "街上有个流浪汉,homeless",
    "上坟烧纸可以吗,graves",
    "拜山放鞭炮,graves",
    "村里能不能土葬,burial",
    "骨灰撒海,ashes",
    "海葬怎么办,ashes",
    "领养一个孩子要什么手续,adoption",
    "捡到孩子可以自己养吗,adoption",
    "发现邻居虐待孩子要不要报告,report",
    "留守娃谁来管,left-behind",
    "孩子打游戏充了很多钱,gaming",
    "怎么办协会,association",
    "没年检会怎样,annual-check",
    "我们民非漏报年报了,annual-check",
    "义工证明,volunteer",
    "水滴筹靠谱吗,donation",
    "儿子不孝不给钱,elder-care",
    "不养父母犯法吗,elder-care",
    "隔壁老王上个月说他要离婚了,cooling",
    "收养人的年龄,adoption-law"
  })
  void residentsFindWhatTheyMean(String query, String id) {
    assertThat(ids(query, 3)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "民法典1077条,cooling-law",
    "第一千零七十九条,divorce-law",
    "民法典第 1098 条,adoption-law",
    "１０７７条,cooling-law"
  })
  void anArticleIsFoundByItsNumber(String query, String id) {
    assertThat(ids(query, 3)).startsWith(id);
  }

  @Test
  void aCardThatCitesTheArticleComesWithIt() {
    assertThat(ids("民法典1077条", 3)).contains("cooling");
  }

  @Test
  void theCardComesBeforeTheArticleItCites() {
    assertThat(ids("离婚冷静期", 5)).startsWith("cooling").contains("cooling-law");
  }

  @Test
  void cardsLeavePlaceForAnArticleThatNoneOfThemSays() {
    assertThat(ids("离婚诉讼", 5)).contains("divorce-law");
  }

  @Test
  void scoresFall() {
    var lines = index.find("离婚").lines();

    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines.getFirst().score()).isGreaterThanOrEqualTo(lines.get(1).score());
  }

  @Test
  void anEmptyIndexFindsNothing() {
    assertThat(SampleDocuments.index(List.of()).find("离婚冷静期").lines()).isEmpty();
  }

  @Test
  void theCuratedListIsLongEnough() {
    assertThat(Synonyms.load().statuteWords("五保户")).contains("特困人员");
    assertThat(Synonyms.load().statuteWords("上坟")).contains("祭祀");
    assertThat(Synonyms.load().subjects()).hasSizeGreaterThan(400);
  }

  private List<String> ids(String query, int count) {
    return index.find(query).lines().stream()
        .limit(count)
        .map(line -> line.document().id())
        .toList();
  }
}
