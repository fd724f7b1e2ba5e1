package cn.pufa.volunteer;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What this feature keeps about one person: to be shown to them whole, and to be erased. */
public final class OwnVolunteer {

  private final Registrations registrations;
  private final Map<String, String> divisionNames;

  OwnVolunteer(Registrations registrations, Map<String, String> divisionNames) {
    this.registrations = registrations;
    this.divisionNames = divisionNames;
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return VolunteerStore.ofPerson(tx, person).stream().map(this::row).toList();
  }

  private Map<String, String> row(Volunteer volunteer) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("姓名", volunteer.name());
    row.put("出生日期", volunteer.bornOn().toString());
    row.put("所在镇街", divisionNames.getOrDefault(volunteer.division(), volunteer.division()));
    row.put("服务技能", volunteer.skills().stream().map(Skill::label).collect(Collectors.joining("、")));
    row.put(
        "可服务时间",
        volunteer.availability().stream().map(Slot::label).collect(Collectors.joining("、")));
    row.put("要登记到全国系统", volunteer.forNationalRecord() ? "是" : "否");
    if (volunteer.note() != null) {
      row.put("说明", volunteer.note());
    }
    if (volunteer.guardianName() != null) {
      row.put("监护人", volunteer.guardianName());
    }
    row.put("登记时间", volunteer.registeredAt().toString());
    if (volunteer.withdrawnAt() != null) {
      row.put("退出时间", volunteer.withdrawnAt().toString());
    }
    return row;
  }

  /**
   * The entry goes whole, and with it what was still to come; of what was served nothing is left
   * that names the person.
   */
  public void erase(Tx tx, UUID person) {
    registrations.erase(tx, person);
    AssignmentStore.forgetReasons(tx, person);
  }

  public List<Map<String, String>> exportAssignments(Tx tx, UUID person) {
    return AssignmentStore.ofPeople(tx, List.of(person)).stream().map(this::row).toList();
  }

  private Map<String, String> row(Assignment assignment) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("活动", assignment.title());
    row.put("地点", assignment.place());
    row.put("时间", assignment.startsAt().toString());
    row.put("状态", VolunteerSheet.word(assignment.state()));
    if (assignment.minutes() != null) {
      row.put("服务分钟", assignment.minutes().toString());
    }
    return row;
  }
}
