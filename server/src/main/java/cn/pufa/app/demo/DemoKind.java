package cn.pufa.app.demo;

import java.util.List;

/**
 * What an invented organisation does, and whom it answers to.
 *
 * @param word the end of its name
 * @param unit its supervising unit; null for the kinds that register directly with civil affairs
 * @param charitable may be recognised as 慈善组织
 */
record DemoKind(String word, String unit, boolean charitable) {

  private static final String EDUCATION = "廉江市演示教育局";
  private static final String CULTURE = "廉江市演示文化广电旅游体育局";
  private static final String LABOUR = "廉江市演示人力资源和社会保障局";
  private static final String FARMING = "廉江市演示农业农村局";
  private static final String HEALTH = "廉江市演示卫生健康局";
  private static final String CIVIL_AFFAIRS = "廉江市演示民政局";

  /** 社会团体: associations of people or trades. */
  static final List<DemoKind> SOCIAL_GROUPS =
      List.of(
          supervised("书法协会", CULTURE),
          supervised("摄影协会", CULTURE),
          supervised("舞蹈协会", CULTURE),
          supervised("诗词学会", CULTURE),
          supervised("粤曲曲艺协会", CULTURE),
          supervised("象棋协会", CULTURE),
          supervised("羽毛球协会", CULTURE),
          supervised("篮球协会", CULTURE),
          supervised("太极拳协会", CULTURE),
          supervised("老年人体育协会", CULTURE),
          supervised("红橙种植协会", FARMING),
          supervised("荔枝种植协会", FARMING),
          supervised("水产养殖协会", FARMING),
          supervised("农机服务协会", FARMING),
          supervised("教育促进会", EDUCATION),
          supervised("家长志愿者协会", EDUCATION),
          supervised("护理学会", HEALTH),
          supervised("中医药学会", HEALTH),
          direct("家电行业协会"),
          direct("五金商会"),
          direct("餐饮行业协会"),
          direct("电子商务协会"),
          charitable("义工联合会", CIVIL_AFFAIRS),
          charitable("敬老助困协会", CIVIL_AFFAIRS),
          new DemoKind("慈善会", null, true));

  /**
   * 民办非企业单位: services, most of them kindergartens, as in a real county; a kind listed twice is met
   * twice as often.
   */
  static final List<DemoKind> PRIVATE_NON_ENTERPRISES =
      List.of(
          supervised("幼儿园", EDUCATION),
          supervised("幼儿园", EDUCATION),
          supervised("幼儿园", EDUCATION),
          supervised("幼儿园", EDUCATION),
          supervised("幼儿园", EDUCATION),
          supervised("幼儿园", EDUCATION),
          supervised("小学", EDUCATION),
          supervised("艺术培训中心", EDUCATION),
          supervised("职业培训学校", LABOUR),
          supervised("托育服务中心", HEALTH),
          supervised("康复服务中心", HEALTH),
          supervised("体育俱乐部", CULTURE),
          supervised("书画院", CULTURE),
          supervised("农业技术服务中心", FARMING),
          charitable("养老服务中心", CIVIL_AFFAIRS),
          charitable("社会工作服务中心", CIVIL_AFFAIRS));

  private static DemoKind supervised(String word, String unit) {
    return new DemoKind(word, unit, false);
  }

  private static DemoKind charitable(String word, String unit) {
    return new DemoKind(word, unit, true);
  }

  private static DemoKind direct(String word) {
    return new DemoKind(word, null, false);
  }
}
