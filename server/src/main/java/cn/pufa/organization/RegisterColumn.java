package cn.pufa.organization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column of the register's spreadsheet, in the order of the template.
 *
 * <p>A file that changes what is stored needs the credit code and the columns it changes; what it
 * leaves out stays. New organisations need all of them; cells of a few may be blank.
 */
enum RegisterColumn {
  CREDIT_CODE("统一社会信用代码", "必填。18位，字母大写，照登记证书填写。", 24, "信用代码", "社会信用代码", "统一信用代码", "统一代码"),
  NAME("名称", "必填。2至60字，与登记证书一致。", 36, "组织名称", "单位名称", "社会组织名称", "机构名称"),
  TYPE("类型", "必填。社会团体、民办非企业单位（也可写社会服务机构）或基金会。", 18, "组织类型", "社会组织类型", "组织类别", "类别"),
  CHARITY("慈善组织", "填“是”或“否”，空着算“否”。", 10, "是否慈善组织", "是否为慈善组织"),
  TOWNSHIP("镇街", "必填。镇街全名或9位区划代码。", 14, "所在镇街", "所属镇街", "镇", "乡镇街道", "镇街道"),
  ADDRESS("住所", "必填。不超过200字。", 36, "地址", "住所地址", "登记住所", "注册地址"),
  REGISTERED_ON(
      "登记日期", "必填。如 2020-01-31、2020/1/31 或 2020年1月31日。", 14, "成立登记日期", "成立日期", "成立时间", "登记时间"),
  LEGAL_REPRESENTATIVE("法定代表人", "必填。不超过60字。", 14, "法定代表人姓名", "法人代表", "法人"),
  SUPERVISING_UNIT("业务主管单位", "直接登记的组织空着。不超过100字。", 26, "业务主管单位名称", "主管单位"),
  CONTACT_NAME("联系人", "必填。不超过60字。", 14, "联系人姓名", "经办人"),
  CONTACT_PHONE("联系电话", "必填。5至20个字符，只用数字、+、- 和空格。", 18, "手机", "手机号", "手机号码", "电话", "联系手机", "联系方式"),
  CONTACT_EMAIL("电子邮箱", "没有就空着。只填一个地址。", 28, "邮箱", "电子邮件", "邮箱地址", "EMAIL", "E-MAIL");

  private final String label;
  private final String howTo;
  private final int width;
  private final List<String> synonyms;

  RegisterColumn(String label, String howTo, int width, String... synonyms) {
    this.label = label;
    this.howTo = howTo;
    this.width = width;
    this.synonyms = List.of(synonyms);
  }

  String label() {
    return label;
  }

  /** How to fill a cell of this column, for the template. */
  String howTo() {
    return howTo;
  }

  /** Width in characters of the spreadsheet. */
  int width() {
    return width;
  }

  /** The column under this heading; spaces, stars and a remark in brackets do not matter. */
  static Optional<RegisterColumn> ofHeading(String heading) {
    var plain =
        heading
            .replaceAll("[(\\uFF08].*", "")
            .replaceAll("[\\s\\u00A0\\u3000*\\uFF0A]", "")
            .toUpperCase(Locale.ROOT);
    return Stream.of(values())
        .filter(column -> column.label.equals(plain) || column.synonyms.contains(plain))
        .findFirst();
  }
}
