package cn.pufa.identity;

import cn.pufa.platform.http.Grant;
import java.util.List;
import java.util.UUID;

/** Somebody with an account. */
public record Person(
    UUID id, String account, String displayName, boolean disabled, List<Grant> roles) {

  public Person with(List<Grant> roles) {
    return new Person(id, account, displayName, disabled, roles);
  }
}
