package cn.pufa.volunteer;

/** What a volunteer can do (服务技能). */
enum Skill {
  TEACHING("宣讲讲课"),
  TUTORING("学习辅导"),
  LEGAL("法律咨询"),
  COUNSELLING("心理疏导"),
  FIRST_AID("医护急救"),
  ELDER_CARE("陪护老人"),
  CHILD_CARE("照看儿童"),
  DIALECT("方言翻译"),
  SIGN_LANGUAGE("手语"),
  PHOTOGRAPHY("拍照摄像"),
  PERFORMING("文艺表演"),
  ORGANIZING("活动组织"),
  DRIVING("开车接送"),
  COMPUTER("电脑手机");

  private final String label;

  Skill(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
