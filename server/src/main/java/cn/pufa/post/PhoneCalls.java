package cn.pufa.post;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.People;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import java.util.List;
import java.util.UUID;

/** Looking at the whole phone of somebody at a post, to call; each look is on record. */
final class PhoneCalls {

  private record Look(Tenure.Place place, String reason) {}

  private record Phone(String phone) {}

  private final Commands commands;
  private final People people;

  PhoneCalls(Commands commands, People people) {
    this.commands = commands;
    this.people = people;
  }

  Answer reveal(Request request) {
    var look = request.body(Look.class);
    return commands.run(
        request,
        tx -> {
          Post post =
              TenureStore.post(tx, request.reach(), request.text("division"))
                  .orElseThrow(Problem::notFound);
          UUID person =
              TenureStore.standing(tx, List.of(post.division())).stream()
                  .filter(tenure -> tenure.place() == look.place())
                  .map(Tenure::person)
                  .findFirst()
                  .orElseThrow(() -> Problem.conflict("这里现在没有人，可以打镇街的电话。"));
          String phone = people.contacts(tx, List.of(person)).get(person).phone();
          if (phone == null) {
            throw Problem.conflict("这个人没有留电话，可以打镇街的电话。");
          }
          return new Outcome(
              "person/" + person + "/phone",
              look.reason(),
              (Answer.Json) Answer.ok(new Phone(phone)));
        });
  }
}
