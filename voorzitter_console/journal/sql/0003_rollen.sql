-- Roles of the whole server, without a login of their own: grant them to logins (docs/archief.md). Where the one who
-- makes this journal may make no roles, they are made by whoever may, and granted with geef_rechten().
--   meekijker   sees the chain, no personal text          griffier     reads all, records, takes over
--   voorzitter  as the griffier                           archief      reads all, takes meetings in, erases

ALTER TABLE stroom ENABLE ROW LEVEL SECURITY;
ALTER TABLE vastlegging ENABLE ROW LEVEL SECURITY;
ALTER TABLE kluis ENABLE ROW LEVEL SECURITY;
ALTER TABLE bewijs ENABLE ROW LEVEL SECURITY;
ALTER TABLE bewijsdeel ENABLE ROW LEVEL SECURITY;
ALTER TABLE eigendom ENABLE ROW LEVEL SECURITY;
CREATE POLICY eigen_gemeente ON stroom USING (gemeente = (SELECT mijn_gemeente()));
CREATE POLICY eigen_gemeente ON vastlegging USING (gemeente = (SELECT mijn_gemeente()));
CREATE POLICY eigen_gemeente ON kluis USING (gemeente = (SELECT mijn_gemeente()));
CREATE POLICY eigen_gemeente ON bewijs USING (gemeente = (SELECT mijn_gemeente()));
CREATE POLICY eigen_gemeente ON bewijsdeel USING (gemeente = (SELECT mijn_gemeente()));
CREATE POLICY eigen_gemeente ON eigendom USING (gemeente = (SELECT mijn_gemeente()));

REVOKE ALL ON gebruiker, kenmerk, vorm, stroom, vastlegging, kluis, bewijs, bewijsdeel, eigendom FROM PUBLIC;
REVOKE ALL ON FUNCTION schrijf(text, jsonb, text, integer, text), wis(text, jsonb, jsonb, text, integer, text),
  wis_bewijs(text), bewaar_deel(text, integer, bytea), bewaar_bewijs(text, text, bigint),
  draag_over(text, integer, text, text) FROM PUBLIC;

CREATE FUNCTION geef_rechten() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rol text;
BEGIN
  FOREACH rol IN ARRAY ARRAY['meekijker', 'griffier', 'voorzitter', 'archief'] LOOP
    CONTINUE WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = rol);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), rol);
    EXECUTE format('GRANT SELECT ON kenmerk, vorm, stroom, vastlegging, eigendom TO %I', rol);
    CONTINUE WHEN rol = 'meekijker';
    EXECUTE format('GRANT SELECT ON kluis, bewijs, bewijsdeel TO %I', rol);
    EXECUTE format('GRANT EXECUTE ON FUNCTION schrijf(text, jsonb, text, integer, text),
      bewaar_deel(text, integer, bytea), bewaar_bewijs(text, text, bigint), draag_over(text, integer, text, text) TO %I', rol);
  END LOOP;
  IF EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = 'archief') THEN
    GRANT EXECUTE ON FUNCTION wis(text, jsonb, jsonb, text, integer, text), wis_bewijs(text) TO archief;
  END IF;
END $$;
REVOKE ALL ON FUNCTION geef_rechten() FROM PUBLIC;

DO $$
DECLARE
  rol text;
BEGIN
  FOREACH rol IN ARRAY ARRAY['meekijker', 'griffier', 'voorzitter', 'archief'] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = rol);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', rol);
    EXCEPTION
      WHEN insufficient_privilege OR duplicate_object THEN NULL;
    END;
  END LOOP;
END $$;
SELECT geef_rechten();

-- A function of the owner must never look where its caller says.
DO $$
DECLARE
  functie regprocedure;
BEGIN
  FOR functie IN SELECT p.oid FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.proname IN ('mijn_gemeente', 'de_gemeente', 'slot', 'meld',
      'schrijf', 'wis', 'wis_bewijs', 'bewaar_deel', 'bewaar_bewijs', 'draag_over', 'alleen_erbij', 'geef_rechten')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', functie, current_schema());
  END LOOP;
END $$;
