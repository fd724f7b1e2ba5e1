package cn.pufa.organization;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody tried an address.
 *
 * @param works whether the organisation answered there
 * @param by officer, or 系统 for mail that came back
 */
public record ContactCheck(
    UUID organization,
    ContactPoint.Way way,
    String address,
    boolean works,
    String how,
    String by,
    Instant at) {

  /** The address without what would let somebody use it. */
  public String masked() {
    return Masked.of(address);
  }

  ContactPoint point() {
    var state = works ? ContactPoint.State.VERIFIED : ContactPoint.State.FAILED;
    return new ContactPoint(way, state, address, at, by, how);
  }
}
