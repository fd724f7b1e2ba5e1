package cn.pufa.needs;

import cn.pufa.identity.Divisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of somebody's words what could tell who it was: numbers of every kind, names,
 * addresses. Rather a word too much is taken than a name too little.
 */
final class Cleaning {

  /**
   * @param tells what it is in words staff read; null for what may well stand in public, such as an
   *     age
   */
  private record Rule(String tells, Pattern pattern, String replacement) {}

  private static final int READ = 1000;
  private static final int PHRASE = 120;

  private static final String NARROW_MARKS = ",:;?!";
  private static final String MARKS = "，：；？！";
  private static final Pattern AFTER_HAN = Pattern.compile("(?<=\\p{IsHan})[" + NARROW_MARKS + "]");

  private static final String NUMBER = "电话、证件或者账号";
  private static final String NAME = "姓名";
  private static final String ADDRESS = "住址";

  private static final String TITLES =
      "先生|女士|小姐|太太|老师|阿姨|阿伯|阿婆|叔叔|叔|大叔|大爷|大妈|大哥|大姐|大婶|婶|婆婆|奶奶|爷爷|伯伯|伯|主任|书记|医生|律师|经理|校长|院长"
          + "|所长|局长|科长|镇长|村长|队长|组长|老板|警官|法官|师傅|同志";
  private static final String RELATIVES =
      "儿子|女儿|老公|老婆|丈夫|妻子|爸爸|妈妈|父亲|母亲|爷爷|奶奶|外公|外婆|哥哥|姐姐|弟弟|妹妹|我爸|我妈|我哥|我姐|我弟|我妹|公公|婆婆|孙子|孙女|邻居"
          + "|孩子|小孩|同学|朋友|男友|女友|前夫|前妻|叔叔|舅舅|姑姑|阿姨";
  private static final String PLACE = "村委会|居委会|村|社区|小区|花园|新村|大道|路|街|巷|里|镇|屯|坡|塘|苑|城|广场|大厦|市场|公寓";
  private static final String DOOR = "号|栋|幢|座|单元|室|房|楼|层|队|组|户|铺";

  /** Begins like a name, and is none. */
  private static final String NO_NAME = "黄金|周年|林木|林业|马上|温馨|梅花|水果|胡子|宋体|张家|罗马";

  private final List<Rule> rules = new ArrayList<>();

  Cleaning(Divisions divisions) {
    add(null, "<[^<>]{0,300}>", " ");
    addNumbers();
    addAddresses(divisions);
    addNames();
    add(null, "[零〇一二两三四五六七八九十百千万亿]+(?=多?(?:元|块|毛钱))", "几");
    add(null, "[〇一二两三四五六七八九十百千]+(?=[万亿])", "几");
    add(null, "\\p{Nd}+(?:[.,:/]\\p{Nd}+)*", "几");
  }

  private void add(String tells, String pattern, String replacement) {
    rules.add(new Rule(tells, Pattern.compile(pattern), replacement));
  }

  private void addNumbers() {
    add(NUMBER, "(?i)(?:https?://|www\\.)[^\\s\\p{IsHan}]+", "某号码");
    add(NUMBER, "[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+", "某号码");
    add(
        NUMBER,
        "(?i)(?:微信号?|企鹅号?|wechat|weixin|wx|vx|qq|抖音号?)(?:号码|账号|id)?[:： 是为]{0,3}[a-z0-9_-]{5,40}",
        "某号码");
    add(null, "\\p{Nd}{4}\\s?[-年./]\\s?\\p{Nd}{1,2}(?:\\s?[-月./]\\s?\\p{Nd}{1,2}日?|月)?", "某天");
    add(NUMBER, "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. ]?[A-Z0-9]{5,6}", "某号码");
    add(NUMBER, "[A-Za-z]{0,2}\\p{Nd}(?:[\\s-]?\\p{Nd}){5,}[Xx]?", "某号码");
    add(NUMBER, "[〇零一二三四五六七八九幺]{7,}", "某号码");
    add(NUMBER, "(?i)\\b(?=[a-z0-9_-]*\\p{Nd}{3})(?=[a-z0-9_-]*[a-z])[a-z0-9_-]{6,40}\\b", "某号码");
  }

  private void addAddresses(Divisions divisions) {
    String village = "(?:" + names(divisions) + ")";
    String door =
        "(?:[0-9A-Za-z-]{1,8}(?:" + DOOR + ")|[一二三四五六七八九十]{1,3}(?:" + DOOR + ")(?![一-龥]{0,2}老人))";
    add(ADDRESS, village + "\\p{IsHan}{0,6}?(?:" + door + ")+", "某地");
    add(ADDRESS, "\\p{IsHan}{1,6}(?:" + PLACE + ")(?:" + door + ")+", "某地");
    add(
        ADDRESS,
        "(住址|地址|住在|家住|家在|位于|户口在|老家在?)[:： 是为]{0,2}\\p{IsHan}{2,14}?(?:" + PLACE + ")(?![里上下])",
        "$1某地");
    add(null, village, "某地");
    add(null, "(?:某地){2,}", "某地");
  }

  /** Townships and villages of the county, the longest first, villages also as 某某村. */
  private static String names(Divisions divisions) {
    return Stream.concat(
            Stream.of(divisions.county().name()),
            divisions.county().townships().stream()
                .flatMap(
                    township ->
                        Stream.concat(
                            Stream.of(township.name()),
                            township.villages().stream().flatMap(one -> written(one.name())))))
        .filter(name -> name.length() > 2)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  private static Stream<String> written(String village) {
    String bare = village.replaceFirst("(社区)?(村|居)(民)?委(员)?会$", "");
    return bare.length() < 2 ? Stream.of(village) : Stream.of(village, bare + "村", bare + "社区");
  }

  private void addNames() {
    List<String> surnames = lines("surnames");
    List<String> given = lines("given");
    String plain =
        String.join("|", surnames.get(0).split(" "))
            + "|"
            + String.join("|", surnames.get(1).split(" "));
    String wary =
        Stream.of(surnames.get(3).split(" "))
            .map(entry -> entry.split(":"))
            .map(entry -> "(?<![" + entry[1] + "])" + entry[0])
            .collect(Collectors.joining("|"));
    String surname =
        "(?:" + plain + "|" + wary + "|" + String.join("|", surnames.get(2).split(" ")) + ")";
    String one = "[" + given.get(1) + "]";
    String any = "[" + given.get(0) + given.get(1) + "]";
    String names = "(?:" + any + "{2}|" + one + ")";
    String bare = "(?!" + NO_NAME + ")(?:" + plain + "|" + wary + ")" + names;
    add(
        NAME,
        "(我叫|我名叫|名叫|名字是|名字叫|姓名[:： 是为]{0,2}|叫做)(?:"
            + surname
            + "\\p{IsHan}{1,2}|\\p{IsHan}{2,3}(?!\\p{IsHan}))",
        "$1某人");
    add(NAME, "(" + RELATIVES + ")(?:的?名字)?(叫|是|名叫)?" + surname + names, "$1$2某人");
    add(NAME, "(" + RELATIVES + ")(叫|名叫)" + surname + "\\p{IsHan}{1,2}", "$1$2某人");
    add(NAME, "(?:" + plain + ")\\p{IsHan}{0,2}?(" + TITLES + ")", "某人$1");
    add(NAME, surname + any + "{0,2}(" + TITLES + ")", "某人$1");
    add(null, surname + "某{1,2}", "某人");
    add(
        null,
        "(?<![\\p{IsHan}])[老小阿][王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩冯邓曹彭蔡潘](?!\\p{IsHan}{0,1}(?:法|业))",
        "某人");
    add(null, bare, "某人");
    add(null, "(?:某人){2,}", "某人");
  }

  private static List<String> lines(String name) {
    try (var in = Cleaning.class.getResourceAsStream("/needs/" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** What may be kept of a text; null where nothing that says anything is left. */
  String phrase(String text) {
    String clean = clean(text);
    String cut = clean.length() > PHRASE ? clean.substring(0, PHRASE) : clean;
    return cut.replaceAll("某(?:人|地|号码|天)|几|\\P{L}", "").length() < 2 ? null : cut;
  }

  /** The text without what could tell who wrote it. */
  String clean(String text) {
    String clean = plain(text);
    for (Rule rule : rules) {
      clean = rule.pattern().matcher(clean).replaceAll(rule.replacement());
    }
    return marked(clean.replaceAll("\\s+", " ").strip());
  }

  /** With the marks of Chinese text again after Chinese words. */
  private static String marked(String text) {
    return AFTER_HAN
        .matcher(text)
        .replaceAll(mark -> String.valueOf(MARKS.charAt(NARROW_MARKS.indexOf(mark.group()))));
  }

  /** What in a public wording would tell who it was about, in words; empty where nothing would. */
  Optional<String> tells(String text) {
    String plain = plain(text);
    return rules.stream()
        .filter(rule -> rule.tells() != null && rule.pattern().matcher(plain).find())
        .map(Rule::tells)
        .findFirst();
  }

  private static String plain(String text) {
    String read = text.length() > READ ? text.substring(0, READ) : text;
    return Normalizer.normalize(read, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
        .replaceAll("[ \\t]+", " ");
  }
}
