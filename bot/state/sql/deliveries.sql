-- name: known
-- What is planned for some reminders or was announced and mattered not long ago, those tried before first.
select * from delivery
where reminder in (select value from json_each(:reminders)) and kind <> 'notice' and (state < 2 or until >= :since)
order by reminder, state desc, id;

-- name: plan!
insert into delivery (reminder, kind, codes, released, airs, due, until, planned, ready, place, owner)
select id, 'announce', :codes, :released, :airs, :due, :until, :now, :due, :place, :owner
from reminder where id = :reminder -- which may have been removed in the meantime
on conflict do nothing;

-- name: move!
update or ignore delivery set codes = :codes, released = :released, airs = :airs, due = :due, until = :until,
    planned = :now, ready = :due
where id = :id and state = 0 and attempts = 0;

-- name: drop!
delete from delivery where id = :id and state = 0 and attempts = 0;

-- name: amend!
insert into delivery (reminder, kind, subject, codes, released, airs, due, until, planned, ready, place, owner)
select reminder, 'amend', id, codes, released, airs, :now, :until, :now, :now, place, owner from delivery where id = :id
on conflict do nothing;

-- name: notify!
insert into delivery (reminder, kind, subject, codes, released, airs, due, until, planned, ready, place, owner)
select d.reminder, 'notice', d.id, d.codes, d.released, d.airs, :now, :until, :now, :now, r.set_by, r.set_by
from delivery d join reminder r on r.id = d.reminder
where d.id = :id and d.kind <> 'notice' and d.state = 3 and r.told = 0 and r.set_by <> 0
and not exists (select 1 from delivery n where n.reminder = r.id and n.kind = 'notice' and n.state < 2);

-- name: pressing
-- What was tried before is not sent early: Discord may have said how long to wait. What is counted are requests, as in
-- `Claimed.requests`.
select ready, sum(case
    when d.kind = 'notice' or r.kind = 'events' or (d.kind = 'announce' and (r.kind = 'member' or r.opens_thread)) then 2
    else 1
end) as number
from delivery d join reminder r on r.id = d.reminder
where state < 2 and (state = 0 or lease <= :now) and ready <= :horizon and (attempts = 0 or ready <= :now)
and not r.paused
group by ready
union all
select * from (
    select ready, 1 from delivery where state < 2 and attempts > 0 and ready > :now order by ready limit 1
)
order by ready;

-- name: claim
-- `state < 2` stands there once more although it follows: only so is the partial index used. Nobody is claimed twice for
-- one place at a time, where messages would wait for each other, and servers take turns.
update delivery set state = 1, lease = :lease, attempts = attempts + 1, begun = coalesce(begun, :now) where id in (
    with claimable as (
        select id, due, owner, place from delivery
        where state < 2 and (state = 0 or lease <= :now)
        and ready <= max(:ready, :now) and (attempts = 0 or ready <= :now)
        and id not in (select value from json_each(:flying))
        and not exists (select 1 from reminder r where r.id = delivery.reminder and r.paused)
        order by ready limit :most_read
    ), ranked as (
        select id, due, place, row_number() over (partition by owner order by due, id) as turn,
            row_number() over (partition by place order by due, id) as here
        from claimable
    )
    select id from ranked where here <= :most_in_a_place and place not in (
        select place from delivery where state = 1 and lease > :now
    )
    order by turn, due, id limit :limit
)
returning *;

-- name: reminders
select * from reminder where id in (select value from json_each(:reminders));

-- name: sent!
update delivery set state = 2, channel = :channel, message = :message, shown = :shown, reason = :reason, settled = :now
where id = :id and state = 1;

-- name: amended!
update delivery set shown = :shown where id = (select subject from delivery where id = :id and kind = 'amend');

-- name: healthy!
update reminder set trouble = null, told = 0
where trouble is not null and id = (select reminder from delivery where id = :id and kind = 'announce');

-- name: correctable!
-- An edit needs less than a message: one that comes through ends the trouble of edits alone.
update reminder set trouble = null, told = 0
where id = (select reminder from delivery where id = :id and kind = 'amend') and trouble in (
    select reason from delivery where reminder = reminder.id and kind = 'amend' and state = 3
    and subject = (select subject from delivery where id = :id)
);

-- name: flawed!
update reminder set trouble = :reason
where :reason is not null and id = (select reminder from delivery where id = :id and kind = 'announce');

-- name: later!
update delivery set state = 0, lease = 0, ready = :ready, reason = :reason where id = :id and state = 1;

-- name: settled!
update delivery set state = :state, reason = :reason, settled = :now where id = :id and state = 1;

-- name: troubled!
update reminder set trouble = :reason
where id = (select reminder from delivery where id = :id and kind <> 'notice' and state = 3);

-- name: told!
update reminder set told = 1 where id = (select reminder from delivery where id = :id and kind <> 'notice');

-- name: release!
update delivery set state = 0, lease = 0 where state = 1;

-- name: by_id^
select * from delivery where id = :id;

-- name: outlook
-- For some reminders: what comes next, what was sent last, and how many were skipped as too late: what was skipped
-- before that was not so any more, and is planned anew.
select reminder,
    min(case when state < 2 then due end) as next,
    max(case when state = 2 then settled end) as last,
    sum(state = 4 and settled >= until) as skipped
from delivery where kind = 'announce' and reminder in (select value from json_each(:reminders)) group by reminder;

-- name: last_messages
with ranked as (
    select *, row_number() over (partition by reminder order by settled desc, id desc) as place_in_time from delivery
    where kind = 'announce' and state = 2 and reminder in (select value from json_each(:reminders))
)
select * from ranked where place_in_time = 1;

-- name: forget_notices!
delete from delivery where kind = 'notice' and reminder in (select id from reminder where set_by = :member);

-- name: waiting
select * from delivery where state < 2 order by ready, id limit :limit;

-- name: settled_lately
select * from delivery where state >= 2 order by settled desc, id desc limit :limit;

-- name: retry!
-- Not where another delivery says the same: an edit that waits already, or what was planned anew.
update or ignore delivery set state = 0, ready = :now, until = max(until, :until), reason = null, settled = null
where id = :id and state > 2;

-- name: undeliverable
-- Not the notices of trouble: whoever could not be told of it then is not told of it when it is over.
select id from delivery where state >= 2 and state = 3 and settled >= :since and kind <> 'notice' order by settled, id;

-- name: forget_settled!
delete from delivery where state >= 2 and settled < :before;
