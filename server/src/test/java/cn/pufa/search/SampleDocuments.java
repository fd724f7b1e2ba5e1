package cn.pufa.search;

import cn.pufa.search.SearchDocument.Cited;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Cards and articles in our own words, enough to search in. */
final class SampleDocuments {

  static final IndexFolder.Mark MARK = new IndexFolder.Mark(7, LocalDate.of(2026, 11, 24));

  static final List<SearchDocument> ALL =
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

  private SampleDocuments() {}

  static SearchIndex index() {
    return index(ALL);
  }

  static SearchIndex index(List<SearchDocument> documents) {
    try {
      var files = IndexFolder.inMemory();
      files.empty();
      for (var document : documents) {
        files.put(document);
      }
      return new SearchIndex(files.commit(MARK));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static SearchDocument card(
      String id, String topic, String question, String variants, String body, String... citations) {
    var others = Arrays.stream(variants.split(" ")).filter(variant -> !variant.isEmpty()).toList();
    return new SearchDocument(
        "card", id, question, topic, others, List.of(), body, cited(citations));
  }

  private static SearchDocument article(
      String id, String title, String topic, List<String> variants, String body) {
    return new SearchDocument("article", id, title, topic, variants, List.of(), body, cited(title));
  }

  private static List<Cited> cited(String... labels) {
    return Arrays.stream(labels)
        .map(label -> label.split(" ?(?=第)", 2))
        .map(parts -> new Cited(parts[0], parts[1]))
        .toList();
  }
}
