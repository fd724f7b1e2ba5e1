package cn.pufa.staff;

import cn.pufa.identity.Person;
import cn.pufa.platform.http.Grant;
import java.util.List;
import java.util.UUID;

/** Somebody with the roles held in her own name. */
record StaffMember(UUID id, String account, String displayName, List<RoleInDivision> roles) {

  static StaffMember of(Person person) {
    return new StaffMember(
        person.id(),
        person.account(),
        person.displayName(),
        person.roles().stream()
            .filter(Grant::isOwn)
            .map(grant -> new RoleInDivision(grant.role(), grant.division()))
            .toList());
  }
}
