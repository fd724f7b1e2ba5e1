package cn.pufa.post;

import cn.pufa.identity.Roles;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The post somebody asks for, and the person's own name. */
public record PostDraft(PostRole role, String division, String name) {

  boolean isHeldAs(Roles.Held held) {
    return held.isOwn() && held.role().equals(role.code()) && division.equals(held.division());
  }

  void requireSound(Set<String> divisions) {
    List<Problem.Field> faults = new ArrayList<>();
    if (!divisions.contains(division)) {
      faults.add(new Problem.Field("/division", "本县没有这个镇街或村居"));
    } else if (!role.isHeldFor(division)) {
      faults.add(
          new Problem.Field(
              "/division", role == PostRole.CHILD_DIRECTOR ? "儿童主任要选到村居" : "儿童督导员要选到镇街"));
    }
    if (!PlainText.isOneLine(name)) {
      faults.add(new Problem.Field("/name", "姓名请写成一行"));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }
}
