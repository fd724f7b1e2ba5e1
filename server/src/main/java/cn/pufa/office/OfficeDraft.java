package cn.pufa.office;

import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody writes of an office.
 *
 * @param after the version that was looked at, of one that is there
 * @param division null for the writer's own, or for one that is there
 * @param checkedOn null for today, or for the day it was
 */
public record OfficeDraft(
    Integer after,
    String division,
    String name,
    String address,
    String phone,
    String hours,
    List<String> services,
    String note,
    LocalDate checkedOn) {

  OfficeFacts facts() {
    return new OfficeFacts(name, address, phone, hours, services, note);
  }

  void requireSound(OfficeServices known, LocalDate today) {
    List<Problem.Field> faults = new ArrayList<>();
    for (int place = 0; place < services.size(); place++) {
      if (!known.contains(services.get(place))) {
        faults.add(new Problem.Field("/services/" + place, "没有这个办理事项"));
      }
    }
    if (checkedOn != null && checkedOn.isAfter(today)) {
      faults.add(new Problem.Field("/checkedOn", "核对日期不能晚于今天"));
    }
    oneLine("/name", name, faults);
    oneLine("/address", address, faults);
    oneLine("/hours", hours, faults);
    oneLine("/note", note, faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private static void oneLine(String pointer, String text, List<Problem.Field> faults) {
    if (text != null && !PlainText.isOneLine(text)) {
      faults.add(new Problem.Field(pointer, "请写一行文字"));
    }
  }
}
