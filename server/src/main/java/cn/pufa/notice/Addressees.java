package cn.pufa.notice;

import cn.pufa.delivery.Message;
import cn.pufa.identity.ActingPeople;
import cn.pufa.identity.ActingPeople.Acting;
import cn.pufa.organization.ContactPoint;
import cn.pufa.organization.Organizations;
import cn.pufa.organization.Organizations.Contact;
import cn.pufa.organization.Organizations.Used;
import cn.pufa.platform.db.Tx;
import cn.pufa.wechat.WeChatReach;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who is reached for an organisation by messages of each kind. */
final class Addressees {

  /**
   * @param person null where only an address is known, @param address null where the way finds the
   *     person itself
   */
  record Addressee(UUID organization, UUID person, String address) {

    /** The same for everything that reaches the same person on the same way. */
    String key() {
      return person == null ? address.toLowerCase(Locale.ROOT) : person.toString();
    }

    /** Its words are written as it leaves, from what is still wanted then. */
    Message message(UUID circular, Way way) {
      return new Message(
          UUID.randomUUID(), circular, way.code(), person, address, null, null, null, null, false);
    }
  }

  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

  private final Organizations organizations;
  private final ActingPeople people;
  private final WeChatReach weChat;

  Addressees(Organizations organizations, ActingPeople people, WeChatReach weChat) {
    this.organizations = organizations;
    this.people = people;
    this.weChat = weChat;
  }

  /**
   * At most one of each organisation; who cannot be reached on this way is left out.
   *
   * @param forms asked for the template of a subscribe message alone
   */
  List<Addressee> find(Tx tx, Way way, Forms forms, List<UUID> of) {
    return switch (way) {
      case EMAIL -> byAddress(tx, of, Contact::email);
      case SMS -> byAddress(tx, of, contact -> mobile(contact.phone()));
      case SUBSCRIBE ->
          byPerson(
              tx,
              of,
              acting -> weChat.subscriptions().canReach(tx, acting, forms.subscribe().template()));
      case SERVICE_ACCOUNT -> byPerson(tx, of, acting -> weChat.followers().canReach(tx, acting));
      case INBOX, PHONE, LETTER -> List.of();
    };
  }

  /** Those of them who stand for their organisation no more, or are not its address any more. */
  Set<Addressee> gone(Tx tx, Way way, Set<Addressee> used) {
    return switch (way) {
      case EMAIL -> replaced(tx, ContactPoint.Way.EMAIL, used);
      case SMS -> replaced(tx, ContactPoint.Way.PHONE, used);
      case SUBSCRIBE, SERVICE_ACCOUNT -> left(tx, used);
      case INBOX, PHONE, LETTER -> Set.of();
    };
  }

  private Set<Addressee> replaced(Tx tx, ContactPoint.Way way, Set<Addressee> used) {
    Map<Used, Addressee> byUsed = new HashMap<>();
    used.forEach(one -> byUsed.put(new Used(one.organization(), one.address()), one));
    return organizations.replaced(tx, way, List.copyOf(byUsed.keySet())).stream()
        .map(byUsed::get)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<Addressee> left(Tx tx, Set<Addressee> used) {
    List<UUID> of = used.stream().map(Addressee::organization).distinct().toList();
    Set<Acting> acting = Set.copyOf(people.of(tx, of));
    return used.stream()
        .filter(one -> !acting.contains(new Acting(one.organization(), one.person())))
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Addressee> byAddress(Tx tx, List<UUID> of, Function<Contact, String> address) {
    List<Addressee> found = new ArrayList<>();
    for (Contact contact : organizations.contacts(tx, of)) {
      String at = address.apply(contact);
      if (at != null) {
        found.add(new Addressee(contact.organization(), null, at));
      }
    }
    return found;
  }

  private static String mobile(String phone) {
    return phone != null && MOBILE.matcher(phone).matches() ? phone : null;
  }

  /** The first of an organisation's people who can be reached. */
  private List<Addressee> byPerson(
      Tx tx, List<UUID> of, Function<Collection<UUID>, Set<UUID>> reached) {
    List<Acting> acting = people.of(tx, of);
    Set<UUID> within = reached.apply(acting.stream().map(Acting::person).distinct().toList());
    Map<UUID, Addressee> found = new LinkedHashMap<>();
    for (Acting one : acting) {
      if (within.contains(one.person())) {
        found.putIfAbsent(
            one.organization(), new Addressee(one.organization(), one.person(), null));
      }
    }
    return List.copyOf(found.values());
  }
}
