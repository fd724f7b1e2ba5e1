package cn.pufa.volunteer;

import cn.pufa.identity.Contact;
import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.platform.time.BusinessClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The register as a workbook, in the columns that the national system is known to take (MZ/T 061,
 * 待核对: the standard's own text was not at hand).
 */
final class VolunteerSheet {

  private static final List<String> PEOPLE =
      List.of(
          "姓名",
          "证件类型",
          "证件号码",
          "出生日期",
          "联系电话",
          "居住区域",
          "服务技能",
          "可服务时间",
          "监护人",
          "登记日期",
          "要求登记到全国系统",
          "年龄");
  private static final List<String> SERVICE =
      List.of("姓名", "证件号码", "项目名称", "服务地点", "开始时间", "结束时间", "服务时长(小时)");
  private static final Map<Assignment.State, String> STATES =
      Map.of(
          Assignment.State.PROPOSED, "等答复",
          Assignment.State.ACCEPTED, "已接受",
          Assignment.State.DECLINED, "已谢绝",
          Assignment.State.CANCELLED, "已取消",
          Assignment.State.SERVED, "已服务",
          Assignment.State.ABSENT, "没有到");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessClock.ZONE);
  private static final int MINUTES = 60;

  /**
   * What is put on the sheet.
   *
   * @param volunteers who may serve; a birth date and a whole phone stand in the file only of those
   *     who asked for the national record
   * @param idNumbers only of those as well
   */
  record Content(
      List<Volunteer> volunteers,
      Map<UUID, Contact> contacts,
      Map<UUID, String> idNumbers,
      List<Assignment> served) {}

  private VolunteerSheet() {}

  static String word(Assignment.State state) {
    return STATES.get(state);
  }

  static byte[] write(Content content, Map<String, String> divisionNames, LocalDate on) {
    var workbook = new TextWorkbook();
    var people = workbook.sheet("志愿者", PEOPLE);
    content.volunteers().forEach(one -> people.add(person(one, content, divisionNames, on)));
    var service = workbook.sheet("服务记录", SERVICE);
    Map<UUID, Volunteer> byPerson =
        content.volunteers().stream()
            .collect(Collectors.toMap(Volunteer::person, Function.identity()));
    for (Assignment one : content.served()) {
      service.add(served(one, byPerson.get(one.person()), content));
    }
    var about = workbook.sheet("说明", List.of("说明"));
    about.add(List.of("这是本县的志愿者名册，不是全国志愿服务信息系统。导出日期：" + on));
    about.add(List.of("栏目按《志愿服务信息系统基本规范》（MZ/T 061）排列，待核对；上传前请对照全国系统当时的模板。"));
    about.add(List.of("证件号码、出生日期和联系电话只列出要求登记到全国系统的人。"));
    about.add(List.of("还在等监护人同意的未成年人不在这份名册里。"));
    return workbook.finish();
  }

  private static List<String> person(
      Volunteer one, Content content, Map<String, String> divisionNames, LocalDate on) {
    String number = content.idNumbers().getOrDefault(one.person(), "");
    boolean national = one.forNationalRecord();
    String phone = national ? content.contacts().get(one.person()).phone() : null;
    return List.of(
        one.name(),
        number.isEmpty() ? "" : "居民身份证",
        number,
        national ? one.bornOn().toString() : "",
        text(phone),
        divisionNames.getOrDefault(one.division(), one.division()),
        one.skills().stream().map(Skill::label).collect(Collectors.joining("、")),
        one.availability().stream().map(Slot::label).collect(Collectors.joining("、")),
        text(one.guardianName()),
        LocalDate.ofInstant(one.registeredAt(), BusinessClock.ZONE).toString(),
        national ? "是" : "否",
        Integer.toString(Volunteer.age(one.bornOn(), on)));
  }

  private static List<String> served(Assignment one, Volunteer volunteer, Content content) {
    return List.of(
        volunteer.name(),
        content.idNumbers().getOrDefault(one.person(), ""),
        one.title(),
        one.place(),
        MOMENT.format(one.startsAt()),
        MOMENT.format(one.endsAt()),
        hours(one.minutes()));
  }

  private static String hours(int minutes) {
    return BigDecimal.valueOf(minutes)
        .divide(BigDecimal.valueOf(MINUTES), 1, RoundingMode.DOWN)
        .toPlainString();
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
