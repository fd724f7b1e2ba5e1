package cn.pufa.app.demo;

import java.util.List;

/**
 * The demo's people, one for each role and a second where "own" and "other" must differ; the same
 * at every seed.
 */
public final class DemoAccounts {

  public static final String PASSWORD = "demo-password-1";

  /**
   * @param division 440881 the bureau, 440881001 罗州街道, twelve digits a village
   * @param organization place in the demo register from 0, or -1
   */
  record Account(
      String account, String displayName, String role, String division, int organization) {}

  private static final String BUREAU = "440881";
  private static final String TOWNSHIP = "440881001";
  private static final String OTHER_TOWNSHIP = "440881002";
  private static final String VILLAGE = "440881001001";

  static final List<Account> ALL =
      List.of(
          new Account("resident", "演示居民", "resident", BUREAU, -1),
          new Account("volunteer", "演示志愿者", "volunteer", BUREAU, -1),
          new Account("child_director", "演示儿童主任", "child_director", VILLAGE, -1),
          new Account("child_supervisor", "演示儿童督导员", "child_supervisor", TOWNSHIP, -1),
          new Account("trainer", "演示培训老师", "trainer", BUREAU, -1),
          new Account("township", "演示罗州街道工作人员", "township", TOWNSHIP, -1),
          new Account("township-2", "演示另一镇街工作人员", "township", OTHER_TOWNSHIP, -1),
          new Account("org_agent", "演示经办人甲", "org_agent", BUREAU, 0),
          new Account("org_agent-2", "演示经办人乙", "org_agent", BUREAU, 200),
          new Account("org_representative", "演示法定代表人甲", "org_representative", BUREAU, 0),
          new Account("supervising_unit", "演示业务主管单位", "supervising_unit", BUREAU, -1),
          new Account("editor", "演示编辑", "editor", BUREAU, -1),
          new Account("case_officer", "演示经办科员", "case_officer", BUREAU, -1),
          new Account("legal_reviewer", "演示法制审核员", "legal_reviewer", BUREAU, -1),
          new Account("secrecy_reviewer", "演示保密审查员", "secrecy_reviewer", BUREAU, -1),
          new Account("approver", "演示分管领导", "approver", BUREAU, -1),
          new Account("leader", "演示局领导", "leader", BUREAU, -1),
          new Account("counsel", "演示法律顾问", "counsel", BUREAU, -1),
          new Account("partner", "演示协作部门", "partner", BUREAU, -1),
          new Account("auditor", "演示审计员", "auditor", BUREAU, -1),
          new Account("admin", "演示管理员", "admin", BUREAU, -1));

  /** Acts for the one that has just been told that it may be listed (拟列入). */
  static final Account OF_TOLD = new Account("org_agent-3", "演示经办人丙", "org_agent", BUREAU, -1);

  private DemoAccounts() {}

  /** Eleven digits that no operator gives out. */
  static String phone(int place) {
    return "100%08d".formatted(place + 1);
  }
}
