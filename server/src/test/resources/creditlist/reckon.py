"""Reckons, apart from the server, what becomes of 577 organisations over three yearly reports.

    python3 reckon.py        writes organizations.csv (what they and the bureau do) and expected.csv (what follows)

Shares no code with the server; it reads the same holiday notices (holidays/*.json), which are facts.
Every day from 2022-03-01 to 2025-12-31, for each organisation, in this order:
 1. a report filed that day cures its year;
 2. what was proposed is decided on the day after its window plus `decide` days: years filed meanwhile fall away;
 3. a removal verified before is carried out on its last day, if nothing is uncured;
 4. who is on the abnormal list with everything cured applies, and is verified `verify` days later;
 5. on the day of a run everybody is looked at, and what is proposed is served `serve` days later.
"""
import calendar
import csv
import glob
import json
import os
import random
from datetime import date, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))
HOLIDAYS = os.path.join(HERE, '../../../main/resources/holidays/*.json')
FIRST, LAST = date(2022, 3, 1), date(2025, 12, 31)
YEARS = (2021, 2022, 2023)
# As three campaigns set them: in a holiday, before a Sunday that is worked, before a long weekend.
SET = {2021: date(2022, 6, 4), 2022: date(2023, 6, 24), 2023: date(2024, 6, 8)}
RUNS = (date(2022, 6, 20), date(2023, 7, 3), date(2024, 6, 17), date(2024, 7, 20), date(2025, 3, 3))
ONE = timedelta(days=1)

OFF = {}
for name in sorted(glob.glob(HOLIDAYS)):
    with open(name, encoding='utf-8') as file:
        for day in json.load(file)['days']:
            OFF[date.fromisoformat(day['date'])] = day['isOffDay']


def worked(day):
    return not OFF[day] if day in OFF else day.weekday() < 5


def after(day, n):
    """The n-th working day after that day."""
    while n:
        day += ONE
        if worked(day):
            n -= 1
    return day


def due(year):
    day = SET[year]
    while not worked(day):
        day += ONE
    return day


def two_years(day):
    """The day at whose end two years are full; a 29 February ends with the month."""
    last = calendar.monthrange(day.year + 2, day.month)[1]
    return date(day.year + 2, day.month, min(day.day, last))


def filing(rng, year):
    """A day, or None for never."""
    end = due(year)
    kind = rng.random()
    if kind < 0.70:
        return date(year + 1, 3, 1) + timedelta(days=rng.randrange((end - date(year + 1, 3, 1)).days + 1))
    if kind < 0.74:
        return end
    if kind < 0.78:
        return end + ONE
    if kind < 0.90:
        return end + timedelta(days=rng.randrange(2, 420))
    return None


def organizations():
    rng = random.Random(577)
    rows = []
    for n in range(577):
        row = {'n': n, 'filed': [filing(rng, year) for year in YEARS],
               'serve': [rng.randrange(0, 21) for _ in RUNS], 'decide': [rng.randrange(1, 8) for _ in RUNS],
               'verify': rng.randrange(0, 15)}
        if n < 8:    # never file again and are listed on a leap day
            row['filed'] = [date(2022, 5, 31), None, None if n % 2 else date(2024, 5, 31)]
            row['serve'][1] = (date(2024, 1, 20) - RUNS[1]).days + n
            row['decide'][1] = (date(2024, 2, 29) - after(RUNS[1] + timedelta(days=row['serve'][1]), 10)).days
        elif n < 16:  # two years are full on the day of a run, the day before, the day after
            row['filed'] = [None, date(2023, 5, 31), date(2024, 5, 31)]
            window = after(RUNS[0] + timedelta(days=row['serve'][0] % 5), 10)
            row['serve'][0] %= 5
            row['decide'][0] = (date(2022, 7, 19) + timedelta(days=n % 3) - window).days
        elif n < 24:  # served before the long holidays
            row['filed'] = [None, None, None]
            row['serve'][0] = (date(2022, 9, 28) - RUNS[0]).days + n % 4
            row['serve'][1] = (date(2023, 9, 26) - RUNS[1]).days + n % 4
        elif n < 32:  # filed once listed, stay listed, and owe a year again about the day two years are full
            row['filed'] = [date(2022, 9, 1), date(2023, 5, 31), None]
            row['serve'][0] = n % 8
            row['verify'] = 1100
            if n % 2:    # what was proposed before is filed, and dropped that late
                row['filed'][1] = date(2024, 7, 1)
                row['serve'][1] = (date(2024, 6, 25) - RUNS[1]).days
        rows.append(row)
    return rows


def simulate(row, write):
    n, filed = row['n'], dict(zip(YEARS, row['filed']))
    entry = None       # list, listed, continued, restarted, grounds {year: cured?}
    proposal = None    # kind, years, decided on
    removal = None     # last day
    day = FIRST
    while day <= LAST:
        def is_in(year):
            return filed[year] is not None and filed[year] <= day

        if proposal and day == proposal['on']:
            years = [year for year in proposal['years'] if not is_in(year)]
            if proposal['kind'] == 'move_serious':
                open_years = [year for year in entry['grounds'] if not is_in(year)] if entry else []
                if entry and open_years:
                    entry = {'list': 'serious', 'grounds': open_years, 'continued': day, 'restarted': day}
                    removal = None
                    write(n, day, 'serious', two_years(day), '')
                else:
                    write(n, day, 'dropped', '', '')
            elif not years or (proposal['kind'] == 'add_ground' and not entry):
                write(n, day, 'dropped', '', '')
            elif proposal['kind'] == 'list_abnormal':
                entry = {'list': 'abnormal', 'grounds': list(proposal['years']), 'continued': day, 'restarted': day}
                write(n, day, 'listed', two_years(day), '')
            else:
                if all(is_in(year) for year in entry['grounds']):    # nothing goes on: a ground of its own
                    entry['continued'] = day
                entry['grounds'] += proposal['years']
                entry['restarted'] = day
                write(n, day, 'added', two_years(entry['continued']), two_years(day))
            proposal = None
        if removal and day == removal:
            removal = None
            if entry and all(is_in(year) for year in entry['grounds']):
                write(n, day, 'removed', '', '')
                entry = None
                if proposal and proposal['kind'] != 'list_abnormal':
                    proposal = None
        if entry and entry['list'] == 'abnormal' and not removal and all(is_in(y) for y in entry['grounds']):
            verified = day + timedelta(days=row['verify'])
            removal = after(verified, 5)
            write(n, day, 'removal', verified, removal)
        if day in RUNS:
            k = RUNS.index(day)
            owed = [year for year in YEARS if due(year) < day and not is_in(year)]
            new = [year for year in owed if not entry or year not in entry['grounds']]
            full = entry and entry['list'] == 'abnormal' and day > two_years(entry['continued'])
            if proposal:
                verdict = 'waits'
            elif full and any(not is_in(y) for y in entry['grounds']):
                verdict = 'move_serious'
            elif entry:
                verdict = 'add_ground' if new else 'fine'
            else:
                verdict = 'list_abnormal' if owed else 'fine'
            write(n, day, verdict, ' '.join(map(str, owed)), '')
            if verdict not in ('fine', 'waits'):
                served = day + timedelta(days=row['serve'][k])
                window = after(served, 10)
                proposal = {'kind': verdict, 'years': new, 'on': window + timedelta(days=row['decide'][k])}
                write(n, served, 'window', window, proposal['on'])
        day += ONE


def main():
    rows = organizations()
    with open(os.path.join(HERE, 'organizations.csv'), 'w', newline='', encoding='utf-8') as file:
        out = csv.writer(file, lineterminator='\n')
        out.writerow(['n', 'filed2021', 'filed2022', 'filed2023', 'serve', 'decide', 'verify'])
        for row in rows:
            out.writerow([row['n'], *[day or '' for day in row['filed']], ' '.join(map(str, row['serve'])),
                          ' '.join(map(str, row['decide'])), row['verify']])
    with open(os.path.join(HERE, 'expected.csv'), 'w', newline='', encoding='utf-8') as file:
        out = csv.writer(file, lineterminator='\n')
        out.writerow(['n', 'day', 'what', 'first', 'second'])
        for year in YEARS:
            out.writerow(['', due(year), 'due', year, ''])
        for row in rows:
            simulate(row, lambda *cells: out.writerow(cells))


main()
