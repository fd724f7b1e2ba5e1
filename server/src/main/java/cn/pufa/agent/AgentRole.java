package cn.pufa.agent;

import java.util.Locale;

/** As what somebody acts for an organisation. */
enum AgentRole {
  ORG_AGENT("经办人"),
  ORG_REPRESENTATIVE("法定代表人");

  private final String words;

  AgentRole(String words) {
    this.words = words;
  }

  /** As it stands in the contract and in the matrix: {@code org_agent}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AgentRole of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** In Chinese. */
  String words() {
    return words;
  }
}
