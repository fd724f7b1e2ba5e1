package cn.pufa.identity;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The accounts of people who act for an organisation: giving and taking such a role, heard by every
 * node within a second, and the phone by which one is found.
 */
public final class ActingPeople {

  /**
   * @param name what it is called, empty where its owner has told none
   * @param disabled whether the account is closed
   */
  public record Account(UUID person, Optional<String> name, boolean disabled) {}

  /** Somebody who acts for an organisation. */
  public record Acting(UUID organization, UUID person) {}

  private final Newcomers newcomers;

  public ActingPeople(String bureau, BusinessClock clock) {
    this.newcomers = new Newcomers(bureau, clock);
  }

  /**
   * @param name as the person gave it
   */
  public void grant(Tx tx, UUID person, String name, Grant grant) {
    Newcomers.call(tx, person, name);
    IdentityStore.insertGrant(tx, person, grant);
    Changes.publish(tx, Sessions.CHANGE, person.toString());
  }

  public void revoke(Tx tx, UUID person, String role, UUID organization) {
    ActingPeopleStore.deleteGrant(tx, person, role, organization);
    Changes.publish(tx, Sessions.CHANGE, person.toString());
  }

  /** Who has this phone; where nobody has, somebody is made who can sign in with it. */
  public Account byPhone(Tx tx, String phone) {
    IdentityStore.holdPhone(tx, phone);
    return IdentityStore.byPhone(tx, phone)
        .map(owner -> new Account(owner.id(), Newcomers.told(owner), owner.disabled()))
        .orElseGet(() -> new Account(newcomers.add(tx, phone), Optional.empty(), false));
  }

  /** Phones by person; somebody without one is left out. */
  public Map<UUID, String> phones(Tx tx, Stream<UUID> people) {
    return ActingPeopleStore.phones(tx, people.distinct().toArray(UUID[]::new));
  }

  /** Who acts for these organisations, agents (经办人) first; closed accounts are left out. */
  public List<Acting> of(Tx tx, List<UUID> organizations) {
    return ActingPeopleStore.of(tx, organizations.toArray(UUID[]::new));
  }
}
