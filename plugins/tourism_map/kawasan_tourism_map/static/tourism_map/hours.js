// Open or not, told by the clock of the place's own zone. `hours` is 1 (always) or spans of minutes since Monday 0.00.
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const clocks = new Map();

/** {open, text} for a place with known hours, else null; what other programs bring has none. */
export function openingState(place, texts, now = new Date()) {
  if (!place.hours) return null;
  if (place.hours === 1) return { open: true, text: texts.openAlways };
  const minute = minuteOfWeek(place.zone, now);
  const end = closing(place.hours, minute);
  if (end === null) return { open: true, text: texts.openAlways };
  if (end > minute) return { open: true, text: texts.openUntil.replace('{time}', clock(end)) };
  const opens = Math.min(...place.hours.map(([start]) => (start - minute + WEEK) % WEEK));
  if (!Number.isFinite(opens)) return { open: false, text: texts.closed };
  const day = dayName(minute, minute + opens, texts);
  return { open: false, text: texts.closedUntil.replace('{day}', day).replace('{time}', clock(minute + opens)) };
}

/** When the open stretch ends, in minutes since Monday; the minute itself where it is closed, null where it never ends. */
function closing(spans, minute) {
  let end = minute;
  while (end < minute + WEEK) {
    const reach = spans.flatMap(([from, until]) => [-WEEK, 0, WEEK]
      .filter((shift) => from + shift <= end && end < until + shift)
      .map((shift) => until + shift));
    if (reach.length === 0) return end;
    end = Math.max(...reach);
  }
  return null;
}

function minuteOfWeek(zone, now) {
  if (!clocks.has(zone)) {
    const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone || undefined };
    clocks.set(zone, new Intl.DateTimeFormat('en-GB', options));
  }
  const parts = Object.fromEntries(clocks.get(zone).formatToParts(now).map(({ type, value }) => [type, value]));
  return DAYS.indexOf(parts.weekday) * DAY + Number(parts.hour) * 60 + Number(parts.minute);
}

function clock(minute) {
  const [hours, minutes] = [Math.floor((minute % DAY) / 60), minute % 60].map((n) => String(n).padStart(2, '0'));
  return `${hours}${document.documentElement.lang === 'en' ? ':' : '.'}${minutes}`;
}

function dayName(now, then, texts) {
  const days = Math.floor(then / DAY) - Math.floor(now / DAY);
  if (days < 2) return days === 0 ? texts.today : texts.tomorrow;
  return texts.days[Math.floor(then / DAY) % 7];
}
