package cn.pufa.agent;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A binding as it is shown. */
record Agent(
    UUID id,
    String name,
    AgentRole role,
    String maskedPhone,
    Binding.How how,
    Instant since,
    Instant endedAt,
    String endReason,
    boolean hasScan) {

  /**
   * @param phones by person
   */
  static Agent of(Binding binding, Map<UUID, String> phones) {
    String phone = phones.get(binding.person());
    return new Agent(
        binding.id(),
        binding.name(),
        binding.role(),
        phone == null ? null : Masked.phone(phone),
        binding.how(),
        binding.since(),
        binding.endedAt(),
        binding.endReason(),
        binding.scan() != null);
  }
}
