package cn.pufa.wording;

import java.util.List;

/**
 * Shortens the name of an organisation where there is little room. What everybody shares goes
 * first, the county before the name; then the middle, so that both what tells it from others and
 * what kind of organisation it is can still be read: 廉江市青平镇演示小榕树社会工作服务中心 → 青平镇演示小榕树…服务中心.
 *
 * @param county as it stands before names, such as 廉江市
 */
public record ShortName(String county) {

  /** No name is ever made shorter. */
  public static final int SHORTEST = 8;

  private static final String CUT = "…";
  private static final int HEAD = 3;

  /** Longer ones first, since 服务中心 ends with 中心. */
  private static final List<String> KINDS =
      List.of(
          "志愿服务队", "志愿者协会", "职业培训学校", "行业协会", "服务中心", "培训中心", "托育中心", "研究中心", "活动中心", "研究会", "促进会",
          "联合会", "联谊会", "校友会", "基金会", "慈善会", "同乡会", "俱乐部", "幼儿园", "养老院", "敬老院", "福利院", "研究院", "研究所",
          "艺术团", "合唱团", "图书馆", "博物馆", "书画院", "协会", "学会", "商会", "总会", "学校", "小学", "中学", "中心", "医院");

  /**
   * @param room in chars, as an SMS and WeChat count; below {@link #SHORTEST} that many
   */
  public String of(String name, int room) {
    int most = Math.max(room, SHORTEST);
    if (name.length() <= most) {
      return name;
    }
    String local = withoutCounty(name);
    return local.length() <= most ? local : cut(local, kindOf(local, most), most);
  }

  private String withoutCounty(String name) {
    boolean more = name.startsWith(county) && name.length() > county.length() + 1;
    return more ? name.substring(county.length()) : name;
  }

  /** The kind at the end of the name, where it leaves room for a head; otherwise "". */
  private static String kindOf(String name, int room) {
    return KINDS.stream()
        .filter(name::endsWith)
        .filter(kind -> kind.length() + CUT.length() + HEAD <= room)
        .findFirst()
        .orElse("");
  }

  private static String cut(String name, String kind, int room) {
    return head(name, room - CUT.length() - kind.length()) + CUT + kind;
  }

  /** Half of a character is none, and a bracket is not left open. */
  private static String head(String name, int length) {
    int end = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
    return name.substring(0, end).replaceFirst("[（(《“·、\\s]+$", "");
  }
}
