-- Whom each series and each episode credits before the camera: one row for each of the names that they bear.
create table played as
with credited as (
    select
        series, position, try_cast(substr(nconst, 3) as uinteger) as person,
        try_cast(ordering as uinteger) as ordering,
        case
            when json_valid(characters) and json_type(characters) = 'ARRAY' then from_json(characters, '["varchar"]')
            else [characters]
        end as told,
        -- “A / B” is two names, too: that they are one person may be what it is about.
        flatten(list_transform(told, lambda each: string_split(each, ' / ')))[:6] as names,
        category
    from "title.principals" join place on place.id = try_cast(substr(tconst, 3) as uinteger)
    where category in ('actor', 'actress', 'self') and regexp_full_match(nconst, 'nm\d{7,9}')
), named as (
    select * exclude (told, names), unnest(names) as name, generate_subscripts(names, 1) as rank
    from (select * replace (case when len(names) > 0 then names else [null] end as names) from credited)
)
select
    series, position, person, coalesce(ordering, 0) * 10 + rank as billing,
    coalesce(nullif(trim(name), ''), case category when 'self' then 'Self' else 'somebody not named' end) as name
from named;

drop table place;
