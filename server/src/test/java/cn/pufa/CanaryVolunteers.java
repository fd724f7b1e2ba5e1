package cn.pufa;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What is planted in the register of volunteers, from which a file goes out. */
final class CanaryVolunteers {

  /** In clear in the database. */
  static final Set<String> IN_CLEAR =
      Set.of(
          "phone of who asks for the national record",
          "phone of a minor whose guardian has not agreed",
          "birth date of who does not ask for the national record");

  private static final String NATIONAL_ID_NUMBER = IdNumbers.number(39_556);
  private static final String NATIONAL_PHONE = "10099990002";
  private static final String MINORS_ID_NUMBER = IdNumbers.number(40_557);
  private static final String MINORS_PHONE = "10099990003";
  private static final String BORN_ON = "1961-10-23";

  private final TestServer server;
  private final Canaries canaries;

  CanaryVolunteers(TestServer server, Canaries canaries) {
    this.server = server;
    this.canaries = canaries;
  }

  /** Both adults stand in the file for the national record; the director has not asked for it. */
  void plant(Api director) {
    register(director, VolunteerRequests.draft(BORN_ON), false);
    add("birth date of who does not ask for the national record", BORN_ON);
    plantNational();
    plantMinor();
  }

  private void plantNational() {
    Staff.add(server, "passing-national", "resident");
    Api asking = server.as("passing-national");
    register(asking, VolunteerRequests.adult(), true);
    asking.call("saveMyIdNumber", Map.of(), IdNumbers.draft(NATIONAL_ID_NUMBER)).expect(200);
    givePhone(server, "passing-national", NATIONAL_PHONE);
    String[] file = {"exportVolunteers township", "exportVolunteers case_officer"};
    add("ID number of who asks for the national record", NATIONAL_ID_NUMBER, file);
    add(
        "phone of who asks for the national record",
        NATIONAL_PHONE,
        file[0],
        file[1],
        "listDemoSms");
  }

  /** First with a consent, which lets the number be kept, and then under another guardian. */
  private void plantMinor() {
    String id = Staff.add(server, "passing-ward", "resident").toString();
    Api minor = server.as("passing-ward");
    JsonObject draft = VolunteerRequests.minor();
    register(minor, draft, true);
    server
        .as("case_officer")
        .call("noteGuardianConsent", Map.of("volunteer", id), VolunteerRequests.seen())
        .expect(200);
    JsonObject number = IdNumbers.draft(MINORS_ID_NUMBER);
    Eventually.within(
        Duration.ofSeconds(1), () -> minor.call("saveMyIdNumber", Map.of(), number).expect(200));
    draft.getAsJsonObject("guardian").addProperty("name", "演示·后来的监护人");
    register(minor, draft, true);
    givePhone(server, "passing-ward", MINORS_PHONE);
    add("ID number of a minor whose guardian has not agreed", MINORS_ID_NUMBER);
    add("phone of a minor whose guardian has not agreed", MINORS_PHONE);
  }

  private static void register(Api person, JsonObject draft, boolean forNationalRecord) {
    draft.addProperty("division", "440881001");
    draft.addProperty("forNationalRecord", forNationalRecord);
    person.call("saveMyVolunteer", Map.of(), draft).expect(200);
  }

  static void givePhone(TestServer server, String account, String phone) {
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      owner.execute(
          "update person set phone = '%s' where account = '%s'".formatted(phone, account));
    }
  }

  private void add(String name, String value, String... seenBy) {
    canaries.add(new Canary(name, value, Set.of(seenBy)));
  }
}
