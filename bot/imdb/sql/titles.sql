-- Every title that can be a series or an episode. A flag that is no flag comes from a row that is no row.
create table title as
select
    try_cast(substr(tconst, 3) as uinteger) as id, titleType as kind, primaryTitle as name, originalTitle as original,
    try_cast(startYear as usmallint) as begun, try_cast(endYear as usmallint) as ended,
    try_cast(runtimeMinutes as usmallint) as runtime, genres
from "title.basics"
where titleType in ('tvSeries', 'tvMiniSeries', 'tvEpisode') and isAdult = '0'
    and regexp_full_match(tconst, 'tt\d{7,9}');
