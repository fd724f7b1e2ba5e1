package cn.pufa.volunteer;

import cn.pufa.personal.Consents;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a person tells when registering.
 *
 * @param guardian null for an adult
 */
record VolunteerDraft(
    String name,
    LocalDate bornOn,
    String division,
    List<Skill> skills,
    List<Slot> availability,
    String note,
    boolean forNationalRecord,
    Guardian guardian,
    Consents.Given consent) {

  private static final int OLDEST = 120;

  /**
   * @param takesPart whether the guardian will be beside the child
   */
  record Guardian(String name, boolean takesPart) {}

  void requireSound(Set<String> divisions, LocalDate today) {
    List<Problem.Field> faults = new ArrayList<>();
    if (!PlainText.isOneLine(name)) {
      faults.add(new Problem.Field("/name", "姓名请写成一行"));
    }
    if (!divisions.contains(division)) {
      faults.add(new Problem.Field("/division", "本县没有这个镇街或村居"));
    }
    if (bornOn.isAfter(today) || Volunteer.age(bornOn, today) > OLDEST) {
      faults.add(new Problem.Field("/bornOn", "请填写正确的出生日期"));
    } else {
      addGuardian(faults, Volunteer.age(bornOn, today));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private void addGuardian(List<Problem.Field> faults, int age) {
    if (age >= Volunteer.ADULT) {
      return;
    }
    if (guardian == null || !PlainText.isOneLine(guardian.name())) {
      faults.add(new Problem.Field("/guardian", "未满十八岁，要填监护人的姓名"));
    } else if (age < Volunteer.ALONE && !guardian.takesPart()) {
      faults.add(new Problem.Field("/guardian/takesPart", "未满十四岁，要有监护人一起参加"));
    }
  }
}
