package cn.pufa.agent;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.Lifetime;
import cn.pufa.wording.SmsText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Handing out an invitation to the organisation, whose code binds one person. */
final class Invitations {

  private static final String MOBILE = "1[0-9]{10}";

  private record Order(Invitation.Delivery delivery, AgentRole as) {}

  private record Letter(String code, String title, String body) {}

  /** As answered, and kept for a repeated command: without the code. */
  private record Issued(
      UUID id,
      UUID organization,
      String organizationName,
      AgentRole as,
      Invitation.Delivery delivery,
      Instant expiresAt,
      String sentTo,
      Letter letter) {

    Issued with(Letter printed) {
      return new Issued(
          id, organization, organizationName, as, delivery, expiresAt, sentTo, printed);
    }
  }

  private final Commands commands;
  private final Organizations organizations;
  private final Notices notices;
  private final InvitationCode codes;
  private final BusinessClock clock;
  private final String division;
  private final SmsText sms;

  Invitations(
      Commands commands,
      Organizations organizations,
      Notices notices,
      InvitationCode codes,
      BusinessClock clock,
      String division,
      SmsText sms) {
    this.commands = commands;
    this.organizations = organizations;
    this.notices = notices;
    this.codes = codes;
    this.clock = clock;
    this.division = division;
    this.sms = sms;
  }

  Answer issue(Request request) {
    var order = request.body(Order.class);
    var answer =
        (Answer.Json)
            commands.run(
                request,
                tx -> {
                  Organization organization =
                      organizations
                          .find(tx, request.reach(), request.id("organization"))
                          .orElseThrow(Problem::notFound);
                  Issued issued = issue(tx, organization, order, request.caller().person());
                  return Outcome.of("invitation/" + issued.id(), Answer.created(issued));
                });
    return withLetter(answer);
  }

  private Issued issue(Tx tx, Organization organization, Order order, UUID by) {
    String address = address(organization, order.delivery());
    var invitation =
        new Invitation(
            UUID.randomUUID(),
            organization.id(),
            order.as(),
            order.delivery(),
            new Lifetime(clock.now(), endOf(Invitation.lastDay(clock.today()))),
            by,
            null,
            null);
    replaceOpen(tx, invitation);
    if (address != null) {
      notices.send(tx, division, message(organization, invitation, address));
    }
    return new Issued(
        invitation.id(),
        organization.id(),
        organization.name(),
        order.as(),
        order.delivery(),
        invitation.life().endsAt(),
        masked(order.delivery(), address),
        null);
  }

  /** Only what stands on the register: who asks for a code does not choose where it goes. */
  private static String address(Organization organization, Invitation.Delivery delivery) {
    return switch (delivery) {
      case LETTER -> null;
      case SMS -> {
        String phone =
            String.valueOf(organization.contactPhone())
                .replaceAll("[ -]", "")
                .replaceFirst("^[+]86", "");
        if (!phone.matches(MOBILE)) {
          throw Problem.conflict("名册上没有这个单位的手机号，短信发不出去。请改用书面，或先更新名册。");
        }
        yield phone;
      }
      case EMAIL -> {
        if (organization.contactEmail() == null) {
          throw Problem.conflict("名册上没有这个单位的电子邮箱，邮件发不出去。请改用书面，或先更新名册。");
        }
        yield organization.contactEmail();
      }
    };
  }

  private static String masked(Invitation.Delivery delivery, String address) {
    return switch (delivery) {
      case LETTER -> null;
      case SMS -> Masked.phone(address);
      case EMAIL -> Masked.email(address);
    };
  }

  private void replaceOpen(Tx tx, Invitation invitation) {
    InvitationStore.voidOpen(
        tx, invitation.organization(), invitation.role(), invitation.life().madeAt());
    try {
      InvitationStore.insert(tx, invitation, codes.index(codes.of(invitation.id())));
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, InvitationStore.ONE_OPEN)) {
        throw Problem.conflict("刚刚有人给这个单位发了邀请码。要重新发，请再点一次，前一个会作废。");
      }
      throw fault;
    }
  }

  private Notices.Letter message(Organization organization, Invitation invitation, String address) {
    AgentRole role = invitation.role();
    LocalDate lastDay = lastDay(invitation.life().endsAt());
    String body =
        invitation.delivery() == Invitation.Delivery.SMS
            ? AgentText.invitationSms(sms, organization.name(), role, lastDay)
            : AgentText.invitation(organization.name(), role, AgentText.CODE, lastDay);
    return new Notices.Letter(
        organization.id(),
        organization.name(),
        invitation.delivery().code(),
        address,
        AgentText.invitationTitle(role),
        body,
        InvitationCode.printed(codes.of(invitation.id())));
  }

  /** The same letter again for a repeated command. */
  private Answer withLetter(Answer.Json answer) {
    var issued = GsonJson.GSON.fromJson(GsonJson.GSON.toJsonTree(answer.value()), Issued.class);
    if (issued.delivery() != Invitation.Delivery.LETTER) {
      return answer;
    }
    String code = InvitationCode.printed(codes.of(issued.id()));
    String body =
        AgentText.invitation(
            issued.organizationName(), issued.as(), code, lastDay(issued.expiresAt()));
    var letter = new Letter(code, AgentText.invitationTitle(issued.as()), body);
    return Answer.created(issued.with(letter));
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
  }

  private static LocalDate lastDay(Instant expiresAt) {
    return LocalDate.ofInstant(expiresAt, BusinessClock.ZONE).minusDays(1);
  }
}
