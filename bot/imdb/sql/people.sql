-- Those who are credited anywhere, numbered in the order of their keys.
create table person as
with known as (
    select try_cast(substr(nconst, 3) as uinteger) as id, min(primaryName) as name
    from "name.basics" where primaryName is not null group by all
)
select row_number() over (order by format('nm{:07d}', id))::uinteger as person, id, format('nm{:07d}', id) as key, name
from known semi join played on played.person = known.id;

-- Work is done on so many series at a time that memory is enough for them.
create table portion as
select min(series) as first, max(series) as last
from (select series, sum(many) over (order by series) // 1000000 as portion
      from (select series, count(*) as many from played group by series))
group by portion;

-- From where somebody is known, and from when; filled in with the credits.
create table known (person uinteger, series uinteger, position uinteger);

-- Everybody as the index of people has them; filled in by some at a time.
create table somebody (person uinteger, popularity integer, open bigint, places varchar);
