package cn.pufa.volunteer;

import cn.pufa.audit.Commands;
import cn.pufa.identity.People;
import cn.pufa.personal.IdNumbers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The register as a file; each time it is taken away is on record, with what for. */
final class VolunteerExport {

  private record Wish(String purpose) {}

  private final Database database;
  private final Commands commands;
  private final People people;
  private final IdNumbers idNumbers;
  private final Map<String, String> divisionNames;
  private final BusinessClock clock;

  VolunteerExport(
      Database database,
      Commands commands,
      People people,
      IdNumbers idNumbers,
      Map<String, String> divisionNames,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.people = people;
    this.idNumbers = idNumbers;
    this.divisionNames = divisionNames;
    this.clock = clock;
  }

  Answer export(Request request) {
    String purpose = request.body(Wish.class).purpose();
    VolunteerSheet.Content content =
        database.transaction(
            tx -> {
              VolunteerSheet.Content all = content(tx, request);
              commands.append(tx, request, "volunteer/" + all.volunteers().size(), purpose);
              return all;
            });
    return Answer.xlsx("志愿者名册.xlsx", VolunteerSheet.write(content, divisionNames, clock.today()));
  }

  private VolunteerSheet.Content content(Tx tx, Request request) {
    List<Volunteer> volunteers = serving(tx, request);
    List<UUID> all = volunteers.stream().map(Volunteer::person).toList();
    List<UUID> national =
        volunteers.stream().filter(Volunteer::forNationalRecord).map(Volunteer::person).toList();
    return new VolunteerSheet.Content(
        volunteers,
        people.contacts(tx, all),
        idNumbers.forRegister(tx, national),
        AssignmentStore.served(tx, all));
  }

  /** Nothing of a minor leaves before the consent of the guardian who is named now was seen. */
  private List<Volunteer> serving(Tx tx, Request request) {
    LocalDate today = clock.today();
    return VolunteerStore.registered(tx, request.reach()).stream()
        .filter(one -> one.state(today) == Volunteer.State.ACTIVE)
        .toList();
  }
}
