package cn.pufa.organization;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The three kinds of social organisation a civil-affairs bureau registers. */
public enum OrganizationType {
  SOCIAL_GROUP("social_group", '1', "社会团体"),
  /**
   * Called 社会服务机构 since 慈善法 (2016); the regulation in force and the register keep the older word.
   */
  PRIVATE_NON_ENTERPRISE("private_non_enterprise", '2', "民办非企业单位", "社会服务机构", "民办非企业单位(社会服务机构)"),
  FOUNDATION("foundation", '3', "基金会");

  private final String code;
  private final char creditCodeDigit;
  private final List<String> labels;

  OrganizationType(String code, char creditCodeDigit, String... labels) {
    this.code = code;
    this.creditCodeDigit = creditCodeDigit;
    this.labels = List.of(labels);
  }

  /** The name on the wire and in the database, as in {@code api-spec/organization.yaml}. */
  public String code() {
    return code;
  }

  /** The name shown. */
  public String label() {
    return labels.getFirst();
  }

  /** Position 2 of the credit codes of this kind (GB 32100). */
  char creditCodeDigit() {
    return creditCodeDigit;
  }

  public static Optional<OrganizationType> ofCode(String code) {
    return Stream.of(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /** By the name shown or a synonym of it. */
  public static Optional<OrganizationType> ofLabel(String label) {
    var plain = label.replace('\uFF08', '(').replace('\uFF09', ')');
    return Stream.of(values()).filter(type -> type.labels.contains(plain)).findFirst();
  }
}
