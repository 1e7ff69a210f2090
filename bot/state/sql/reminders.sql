-- name: find^
select * from reminder where kind = :kind and place = :place and series = :series
and outlet = :outlet and region = :region and lead = :lead;

-- name: by_id^
select * from reminder where id = :id;

-- name: add!
insert into reminder (series, outlet, region, kind, place, guild, lead, role, locale, opens_thread, set_by, created)
values (:series, :outlet, :region, :kind, :place, :guild, :lead, :role, :locale, :opens_thread, :set_by, :created);

-- name: change!
update reminder set role = :role, locale = :locale, opens_thread = :opens_thread, paused = 0, trouble = null, told = 0
where id = :id;

-- name: drop_rested!
-- What fell due while a reminder was paused is not made up for; what is still to come is planned anew.
delete from delivery where reminder = :id and state = 0 and attempts = 0 and due <= :now
and exists (select 1 from reminder where id = :id and paused = 1);

-- name: pause!
update reminder set paused = :paused where id = :id;

-- name: move!
update or ignore reminder set lead = :lead where id = :id;

-- name: mend!
update reminder set trouble = null, told = 0 where id = :id;

-- name: remove!
delete from reminder where id = :id;

-- name: of_places
select * from reminder where kind = 'channel' and place in (:channel, :parent) order by series, id;

-- name: of_guild
select * from reminder where guild = :guild and kind <> 'member' order by series, id;

-- name: of_member
select * from reminder where kind = 'member' and place = :member order by series, id;

-- name: set_by_member
select * from reminder where set_by = :member or (kind = 'member' and place = :member) order by guild, series, id;

-- name: how_many^
select count(*) as number from reminder where guild = :guild and kind = :kind and place = coalesce(:place, place);

-- name: series
select distinct series from reminder where paused = 0 order by series;

-- name: of_series
select * from reminder where series = :series and id > :after order by id limit :limit;

-- name: everything
select * from reminder order by guild, place, series, id;

-- name: forget_member!
delete from reminder where kind = 'member' and place = :member;

-- name: forget_setter!
update reminder set set_by = 0, told = 1 where set_by = :member;
