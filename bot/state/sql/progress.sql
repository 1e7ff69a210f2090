-- name: of_member
select series, story, episode, updated from progress where member = :member order by updated desc, series, story;

-- name: of_story^
select episode from progress where member = :member and series = :series and story = :story;

-- name: save!
insert into progress (member, series, story, episode, updated)
values (:member, :series, :story, :episode, :updated)
on conflict (member, series, story) do update set episode = excluded.episode, updated = excluded.updated;

-- name: forget_series!
delete from progress where member = :member and series = :series;

-- name: forget_member!
delete from progress where member = :member;
