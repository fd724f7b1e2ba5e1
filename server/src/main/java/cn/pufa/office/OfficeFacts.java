package cn.pufa.office;

import java.util.List;

/**
 * What a visitor must know of an office; null is not known.
 *
 * @param services codes of {@link OfficeServices}
 */
public record OfficeFacts(
    String name, String address, String phone, String hours, List<String> services, String note) {}
