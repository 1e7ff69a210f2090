-- name: of_place
select channel, series, story, reach, episode from channel_horizon
where channel in (:channel, :parent) order by channel, series, story;

-- name: save!
insert into channel_horizon (channel, series, story, reach, episode, guild, set_by, updated)
values (:channel, :series, :story, :reach, :episode, :guild, :set_by, :updated)
on conflict (channel, series, story) do update set
    reach = excluded.reach, episode = excluded.episode, set_by = excluded.set_by, updated = excluded.updated;

-- name: forget_sweeping!
delete from channel_horizon where channel = :channel and series = :series and reach <> 'episode';

-- name: forget!
delete from channel_horizon where channel = :channel and series = :series;

-- name: set_by_member
select channel, guild, series, reach, episode, updated from channel_horizon where set_by = :member
order by guild, channel, series;

-- name: forget_setter!
update channel_horizon set set_by = 0 where set_by = :member;
