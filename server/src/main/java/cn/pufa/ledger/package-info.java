/**
 * Ledgers with clocks (台账): petitions (信访件), 12345 orders, requests for disclosure, the disclosure
 * catalogue, lawsuits, major decisions, normative documents, random inspections, study, training,
 * certificates, the list of powers.
 *
 * <p>A {@link cn.pufa.ledger.Kind} is data ({@code ledger/kinds/CODE.json}): its fields, its
 * states, the steps between them and who takes each, its clocks. An {@link cn.pufa.ledger.Entry} is
 * a row and its steps; {@link cn.pufa.ledger.Deadlines} says when each clock ends and why, {@link
 * cn.pufa.ledger.Guards} what stands in the way of a step. Periods are {@code ledger/periods.json},
 * each with its source. {@link cn.pufa.ledger.Ledgers} is the doorway.
 *
 * <p>No petitioner or applicant is named: an entry holds the outside system's number.
 */
package cn.pufa.ledger;
