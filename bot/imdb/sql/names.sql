-- By which names a series is known, and where.
create table aka as
select
    series, try_cast(ordering as uinteger) as ordering, title as name,
    case when regexp_full_match(region, '[A-Z]{2}') then region end as region,
    case when regexp_full_match(language, '[a-pr-z][a-z]{1,2}') then language end as language,
    coalesce(isOriginalTitle = '1' or types = 'original', false) as is_original,
    coalesce(types similar to '.*(alternative|working|festival|dvd|video).*', false) as is_other
from "title.akas" join series on series.id = try_cast(substr(titleId, 3) as uinteger)
where title is not null;

-- IMDb does not say where a series is from. Where its own title is used in one country only, it is from there.
create table home as
with own as (
    select aka.*, lower(aka.name) = lower(series.original) as same from aka join series using (series)
)
select
    series,
    case count(distinct region) filter (same)
        when 1 then min(region) filter (same)
        when 0 then case when count(distinct region) = 1 then min(region) end
    end as country,
    case when count(distinct language) filter (same) = 1 then min(language) filter (same) end as language
from own group by series;
