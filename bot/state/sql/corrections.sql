-- name: same^
-- Discord lets a member send a form again where it did not hear from us in time.
select * from correction where member = :member and state = 0 and series = :series
and coalesce(season, -1) = coalesce(:season, -1) and wrong = :wrong and instead = :instead and evidence = :evidence;

-- name: sent_since^
select count(*) as number from correction where member = :member and created > :since;

-- name: how_many_wait^
select count(*) as number from correction where state = 0;

-- name: add<!
insert into correction (member, series, season, wrong, instead, evidence, wants_news, locale, created)
values (:member, :series, :season, :wrong, :instead, :evidence, :wants_news, :locale, :created)
returning *;

-- name: by_id^
select * from correction where id = :id;

-- name: waiting
select * from correction where state = 0 order by id limit :limit;

-- name: decided
select * from correction where state > 0 order by settled desc limit :limit;

-- name: of_member
select * from correction where member = :member order by created, id;

-- name: settle!
update correction set state = :state, reason = :reason, settled = :now, ready = :now, news = wants_news
where id = :id and state = 0;

-- name: has_news
select 1 from correction where news = 1 and ready <= :now limit 1;

-- name: claim_news
-- Nobody else tells it before the lease ends.
update correction set ready = :lease, attempts = attempts + 1 where news = 1 and id in (
    select id from correction where news = 1 and ready <= :now order by ready limit :limit
)
returning *;

-- name: told!
update correction set news = 2, trouble = null where id = :id and news = 1;

-- name: later!
update correction set ready = :ready, trouble = :trouble where id = :id and news = 1;

-- name: given_up!
update correction set news = 3, trouble = :trouble where id = :id and news = 1;

-- name: forget_settled!
delete from correction where state > 0 and settled < :before and news <> 1;

-- name: forget_member!
delete from correction where member = :member;
