package cn.pufa.review;

import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Names of the people in one answer, each asked for once: a page of a list names the same few. */
final class Names {

  private final People people;
  private final Tx tx;
  private final Map<UUID, String> known = new HashMap<>();

  Names(People people, Tx tx) {
    this.people = people;
    this.tx = tx;
  }

  String of(UUID person) {
    return known.computeIfAbsent(person, this::found);
  }

  private String found(UUID person) {
    Contact contact = people.contacts(tx, List.of(person)).get(person);
    return contact == null ? "已注销的人员" : contact.name();
  }
}
