package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.content.SearchIndex.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards and articles in our own words; the questions are as residents type them. */
class SearchIndexTest {

  private static final List<SearchDocument> DOCUMENTS =
      List.of(
          card(
              "cooling",
              "marriage",
              "离婚冷静期是怎么回事？",
              "离婚冷静期多久 申请离婚后能反悔吗 三十天没去领证怎么办",
              "双方到婚姻登记机关申请离婚登记后，要等三十日。三十日内任何一方不想离了，都可以撤回申请。期满后再过三十日没有一起去领离婚证的，视为撤回。",
              "民法典·婚姻家庭编第一千零七十七条"),
          card(
              "bride-price",
              "marriage",
              "离婚时彩礼要退吗？",
              "没领证彩礼能要回来吗 给了彩礼女方不结婚 订婚彩礼",
              "按习俗给付的彩礼，没有办理结婚登记、办了登记却没有共同生活，或者给付后生活困难的，可以请求返还。"),
          card(
              "violence",
              "marriage",
              "家里人打我，怎么求助？",
              "被丈夫打了 家庭暴力报警 被家暴了找谁",
              "先报警，要求出具告诫书；去医院留下病历；可以找妇联、村居委会和救助站。家庭暴力不是家务事。"),
          card(
              "protection-order",
              "marriage",
              "怎样申请人身安全保护令？",
              "法院保护令 不让施暴的人靠近 保护令要钱吗",
              "向法院申请，不收费。情况紧急的，法院在二十四小时内作出。可以由近亲属、妇联、民政部门代为申请。"),
          card(
              "custody",
              "marriage",
              "离婚后孩子跟谁？",
              "孩子抚养权怎么判 两岁以下孩子跟妈妈吗 八岁孩子能自己选吗",
              "不满两周岁的，以由母亲直接抚养为原则；已满八周岁的，尊重孩子的真实意愿；其他的由父母协商。"),
          card(
              "support",
              "marriage",
              "孩子的抚养费怎么算？",
              "对方不给抚养费 每月给多少抚养费",
              "先由父母协议；协议不成由法院判决，一般看孩子的需要、父母的负担能力和当地生活水平。"),
          card(
              "wedding",
              "marriage",
              "结婚登记要带什么？",
              "领证要带户口本吗 外地人能在本地领证吗 结婚登记收费吗",
              "只带身份证，并签署声明。不需要户口簿，全国任何一个婚姻登记机关都可以办，不收费。",
              "婚姻登记条例第八条"),
          card(
              "debts",
              "marriage",
              "夫妻一方欠的债，另一方要还吗？",
              "老公赌博欠钱要我还吗 网贷是夫妻共同债务吗",
              "共同签字、事后追认，或者为家庭日常生活所欠的，是夫妻共同债务；其他的债权人要证明用于共同生活。"),
          card(
              "inheritance",
              "general",
              "父母去世，遗产怎么分？",
              "没有遗嘱怎么继承 女儿有继承权吗 房子继承",
              "有遗嘱按遗嘱，没有遗嘱按法定继承：配偶、子女、父母是第一顺序，份额一般均等，儿子女儿一样。"),
          card(
              "minimum-living",
              "relief",
              "怎样申请最低生活保障？",
              "申请低保需要什么条件 农村低保在哪里申请 多久能批",
              "家庭人均收入低于当地标准、财产符合规定的，向户籍所在地或者经常居住地的乡镇提出，可以委托村委会代交。"),
          card(
              "minimum-living-stopped",
              "relief",
              "低保被停了，我不服怎么办？",
              "为什么取消我的低保 低保没了找谁",
              "停发以前应当听取你的意见并书面说明理由。不服的，可以申请行政复议或者提起行政诉讼。"),
          card(
              "destitute",
              "relief",
              "特困人员能得到哪些供养？",
              "没儿没女的老人谁管 特困供养标准",
              "包括基本生活条件、照料护理、疾病治疗和丧葬事宜；可以在家里，也可以进供养服务机构。"),
          card(
              "temporary",
              "relief",
              "家里突然出了事，能申请临时救助吗？",
              "家里失火了 急难救助 突发重病没钱",
              "遇到火灾、交通事故、突发重大疾病，基本生活暂时出现严重困难的，向乡镇申请，紧急的可以先救助后补手续。"),
          card(
              "medical",
              "relief",
              "看病花了很多钱，能救助吗？",
              "大病没钱治 医疗救助怎么申请",
              "最低生活保障家庭成员、特困人员和因病支出很大的家庭，可以申请医疗救助，由医疗保障部门审批。"),
          card(
              "homeless",
              "relief",
              "看到流浪乞讨的人，找谁？",
              "救助站电话 路边有人要饭",
              "引导他到救助站，或者拨打公安、民政电话。残疾人、未成年人、老年人和行动不便的人，应当护送。"),
          card("graves", "funeral", "清明祭祀能不能烧纸？", "上坟可以放鞭炮吗 扫墓烧纸钱", "提倡鲜花祭祀、网络祭祀。森林防火期在山上用火要受处罚。"),
          card(
              "burial",
              "funeral",
              "可以自己找块地安葬老人吗？",
              "村里能土葬吗 修活人墓 在自留山建坟",
              "不能在耕地、林地建造坟墓；公墓以外的地方埋葬遗体、建造坟墓的，由民政部门责令改正。禁止建活人墓。"),
          card(
              "ashes",
              "funeral",
              "骨灰怎样节地安葬？",
              "骨灰可以撒海里吗 树葬怎么申请 骨灰放在哪里",
              "可以选择骨灰堂、树葬、海葬等节地生态安葬方式，地方有奖补的，向民政部门申请。"),
          card(
              "adoption",
              "child",
              "收养孩子要符合什么条件？",
              "单身能收养吗 领养需要什么证明 捡到的孩子能养吗",
              "收养人应当无子女或者只有一名子女、有抚养能力、没有不利于孩子的违法犯罪记录、年满三十周岁，并到民政部门登记。"),
          card(
              "report",
              "child",
              "发现孩子受到侵害，一定要报告吗？",
              "看到邻居打孩子 老师发现虐待 强制报告找谁",
              "学校、医院、村居委会和儿童主任在工作中发现孩子受到侵害或者疑似受到侵害的，应当立即报告公安。"),
          card(
              "left-behind",
              "child",
              "外出打工，孩子委托给谁照看？",
              "留守儿童谁管 父母不在家孩子一个人住",
              "父母应当委托有照护能力的成年人，听取孩子的意见，每周至少联系一次，并告诉学校和村委会。"),
          card(
              "gaming",
              "child",
              "孩子玩游戏充值，钱能退吗？",
              "未成年人打赏主播 孩子偷偷充钱",
              "不满八周岁的，可以要求全部退还；八周岁以上的，与年龄不相适应又没有父母同意的部分，可以要求退还。"),
          card(
              "association",
              "organization",
              "成立协会要哪些条件？",
              "注册一个商会 社团登记要多少会员",
              "五十个以上个人会员，或者三十个以上单位会员；有名称、章程、住所、专职人员和活动资金，先经业务主管单位同意。",
              "社会团体登记管理条例第十条"),
          card(
              "annual-check",
              "organization",
              "社会组织没有参加年度检查会怎样？",
              "年检过期了 没报年报会被罚款吗 民非年检",
              "会列入活动异常名录；满两年没有改正的，移入严重违法失信名单。"),
          card(
              "volunteer",
              "organization",
              "志愿服务记录证明怎么开？",
              "义工时长证明 志愿者要证明找谁 志愿证明收费吗",
              "由记录服务的志愿服务组织无偿、如实出具，写明服务的时间和内容。"),
          card(
              "donation",
              "organization",
              "在网上给人捐款，怎样防骗？",
              "水滴筹是慈善吗 个人能不能公开募捐",
              "个人不能公开募捐。个人求助不是慈善募捐，捐款以前先看平台的查验说明。"),
          card(
              "elder-care",
              "welfare",
              "子女不赡养父母怎么办？",
              "儿子不给赡养费 不管老人犯法吗 赡养费每月给多少",
              "成年子女不履行赡养义务的，父母可以要求给付赡养费，由村委会调解，也可以直接起诉。"),
          article(
              "cooling-law",
              "民法典·婚姻家庭编 第一千零七十七条",
              "marriage",
              List.of("离婚冷静期是怎么回事？", "离婚冷静期多久", "申请离婚后能反悔吗"),
              "示例条文：自收到离婚登记申请之日起三十日内，任何一方可以撤回申请。"),
          article(
              "divorce-law",
              "民法典·婚姻家庭编 第一千零七十九条",
              "marriage",
              List.of(),
              "示例条文：一方要求离婚的，可以直接提起离婚诉讼；感情确已破裂，调解无效的，应当准予离婚。"),
          article(
              "adoption-law",
              "民法典·婚姻家庭编 第一千零九十八条",
              "child",
              List.of("收养孩子要符合什么条件？"),
              "示例条文：收养人应当同时具备下列条件：有抚养、教育和保护被收养人的能力；年满三十周岁。"));

  private final SearchIndex index = SearchIndex.build(DOCUMENTS);

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
    "离婚诉讼,divorce-law",
    "收养人的年龄,adoption-law"
  })
  void residentsFindWhatTheyMean(String query, String id) {
    assertThat(ids(index.search(query, null, 3))).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "民法典1077条,cooling-law",
    "第一千零七十九条,divorce-law",
    "民法典第 1098 条,adoption-law",
    "１０７７条,cooling-law"
  })
  void anArticleIsFoundByItsNumber(String query, String id) {
    assertThat(ids(index.search(query, null, 3))).startsWith(id);
  }

  @Test
  void aCardThatCitesTheArticleComesWithIt() {
    assertThat(ids(index.search("民法典1077条", null, 3))).contains("cooling");
  }

  @Test
  void theCardComesBeforeTheArticleItCites() {
    assertThat(ids(index.search("离婚冷静期", null, 5))).startsWith("cooling", "cooling-law");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "停车罚款怎么交",
        "今天天气怎么样",
        "彩票中奖号码",
        "驾照考试预约",
        "车辆年检怎么办",
        "领养猫要办证吗",
        "公积金怎么提取",
        "手机贷款利息多少",
        "孩子发烧怎么办",
        "英语四级成绩",
        "附近的加油站",
        "kubernetes pod restart"
      })
  void whatIsNotOurBusinessFindsNothing(String query) {
    assertThat(index.search(query, null, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "　",
        "的",
        "怎么办",
        "请问可以吗",
        "???",
        "*",
        "*:*",
        "title:离",
        "AND",
        "(",
        "\"",
        "\\",
        "+-&&||!(){}[]^~",
        "离",
        "/.*/",
        "[a TO b]",
        "<script>",
        "\u0000",
        "😀",
        "\uD83D",
        "第条",
        "第零条",
        "99999条",
        "'; drop table card; --"
      })
  void hostileOrEmptyQueriesFindNothing(String query) {
    assertThat(index.search(query, null, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"离婚 AND (冷静期", "\"离婚冷静期", "离婚*冷静期~2^9", "title:离婚冷静期", "离婚　冷静期", "＊离婚冷静期／"})
  void syntaxIsPlainText(String query) {
    assertThat(ids(index.search(query, null, 3))).contains("cooling");
  }

  @Test
  void aLongQueryIsCut() {
    assertThat(ids(index.search("离婚冷静期多久" + "离婚".repeat(2500), null, 3))).contains("cooling");
    assertThat(index.search("停车罚款".repeat(30) + "离婚冷静期".repeat(1000), null, 3)).isEmpty();
    assertThat(index.search("汉字".repeat(2500), null, 3)).isEmpty();
    var everySubject = String.join("", Synonyms.load().subjects());
    assertThat(index.search(everySubject, null, 3)).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void aTopicNarrowsTheSearch() {
    assertThat(index.search("离婚冷静期", "marriage", 10)).isNotEmpty();
    assertThat(index.search("离婚冷静期", "funeral", 10)).isEmpty();
  }

  @Test
  void theSizeIsKeptAndScoresFall() {
    var hits = index.search("离婚", null, 2);

    assertThat(hits).hasSize(2);
    assertThat(hits.getFirst().score()).isGreaterThanOrEqualTo(hits.getLast().score());
    assertThat(index.search("离婚", null, 0)).hasSize(1);
    assertThat(index.search("离婚", null, Integer.MAX_VALUE)).hasSizeGreaterThan(2);
  }

  @Test
  void aHitNamesItsKindAndShowsTheBestPiece() {
    var body =
        "无关的话。".repeat(30) + "**已满八周岁的**，[尊重](https://example.cn)孩子的真实意愿。" + "别的话。".repeat(30);
    var found =
        SearchIndex.build(List.of(card("one", "child", "孩子的意愿", "", body)))
            .search("真实意愿", null, 1)
            .getFirst();

    assertThat(found.kind()).isEqualTo("card");
    assertThat(found.snippet())
        .contains("尊重孩子的真实意愿")
        .hasSizeLessThanOrEqualTo(80)
        .startsWith("…")
        .endsWith("…");
  }

  @Test
  void noSnippetIsTooLong() {
    for (var query : List.of("离婚", "低保", "孩子", "安葬", "收养")) {
      assertThat(index.search(query, null, 20))
          .isNotEmpty()
          .allSatisfy(hit -> assertThat(hit.snippet()).isNotBlank().hasSizeLessThanOrEqualTo(80));
    }
  }

  @Test
  void anEmptyIndexFindsNothing() {
    assertThat(SearchIndex.build(List.of()).search("离婚冷静期", null, 10)).isEmpty();
  }

  @Test
  void oneIndexServesManyThreads() throws Exception {
    var expected = index.search("吃低保需要什么条件", null, 10);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<List<Hit>>>();
      for (var task = 0; task < 200; task++) {
        tasks.add(() -> index.search("吃低保需要什么条件", null, 10));
      }
      for (var result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void theCuratedListIsLongEnough() {
    assertThat(Synonyms.load().statuteWords("五保户")).contains("特困人员");
    assertThat(Synonyms.load().statuteWords("上坟")).contains("祭祀");
    assertThat(Synonyms.load().subjects()).hasSizeGreaterThan(400);
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }

  private static SearchDocument card(
      String id, String topic, String question, String variants, String body, String... citations) {
    var others = Arrays.stream(variants.split(" ")).filter(variant -> !variant.isEmpty()).toList();
    return new SearchDocument(
        "card", id, question, topic, others, List.of(), body, List.of(citations));
  }

  private static SearchDocument article(
      String id, String title, String topic, List<String> variants, String body) {
    return new SearchDocument("article", id, title, topic, variants, List.of(), body, List.of());
  }
}
