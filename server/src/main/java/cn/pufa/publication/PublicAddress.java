package cn.pufa.publication;

import java.util.Optional;

/** Where the public reads it; null where the bureau has not said where its service is. */
record PublicAddress(Optional<String> publicUrl) {

  private static final String PAGES = "/#/packages/register/";

  String ofBatch(String number) {
    return publicUrl.map(url -> url + PAGES + "publication?no=" + number).orElse(null);
  }

  String ofOrganization(String creditCode) {
    return publicUrl.map(url -> url + PAGES + "organization?code=" + creditCode).orElse(null);
  }
}
