package cn.pufa.agent;

import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Tx;

/**
 * Tells an organisation that other people act for it, where its people look and at the address of
 * the register: the phone of who went may be lost or in the wrong hands, and a code as well.
 */
final class ChangeNotice {

  private final Notices notices;
  private final String division;

  ChangeNotice(Notices notices, String division) {
    this.notices = notices;
    this.division = division;
  }

  void send(Tx tx, Organization organization, String text) {
    send(tx, organization, Notices.INBOX, null, text);
    if (organization.contactEmail() != null) {
      send(tx, organization, "email", organization.contactEmail(), text);
    }
  }

  private void send(Tx tx, Organization organization, String channel, String address, String text) {
    notices.send(
        tx,
        division,
        new Notices.Letter(
            organization.id(),
            organization.name(),
            channel,
            address,
            AgentText.CHANGED,
            text,
            null));
  }
}
