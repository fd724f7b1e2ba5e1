package cn.pufa.app;

import cn.pufa.app.demo.DemoAccounts;

/** What a newcomer reads once the server is ready: where to look and how to sign in. */
final class Greeting {

  private Greeting() {}

  static String of(Config config, Node node) {
    String address = node.address();
    String places =
        """

        普法通 is ready
          手机页面  mobile page  %s/
          工作台    console      %s/admin/
          接口说明  contract     %s/docs/
        """
            .formatted(address, address, address);
    return config.isDemo() ? places + accounts(config) : places;
  }

  private static String accounts(Config config) {
    return """

          演示数据 demo: invented people and organisations; nothing leaves this machine
          console  case_officer 经办  approver 分管领导  leader 局领导  auditor 审计  admin 管理员
          mobile   org_agent 社会组织经办人
          password %s (every demo account; all of them in %s)
          register to import: %s

        Stop with Ctrl-C."""
        .formatted(
            DemoAccounts.PASSWORD,
            config.home().resolve("demo.json"),
            config.home().resolve("demo-register.xlsx"));
  }
}
